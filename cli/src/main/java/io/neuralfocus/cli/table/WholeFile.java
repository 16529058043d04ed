package io.neuralfocus.cli.table;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there whole or not at all: written beside its place, forced to the disk, then renamed. */
public final class WholeFile extends OutputStream {

    private final Path place;
    private final Path beside;
    private final FileOutputStream file;
    private final OutputStream buffer;
    private boolean open = true;

    /** Begins it; its folder must be there. */
    public WholeFile(Path place) throws IOException {
        this.place = place.toAbsolutePath();
        Path folder = folder(this.place);
        this.beside = folder.resolve(
                "." + this.place.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        this.file = new FileOutputStream(beside.toFile());
        this.buffer = new BufferedOutputStream(file, 1 << 16);
    }

    private static Path folder(Path place) throws IOException {
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        return folder;
    }

    @Override
    public void write(int b) throws IOException {
        buffer.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        buffer.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        buffer.flush();
    }

    /** Puts it in its place. */
    public void end() throws IOException {
        buffer.flush();
        file.getFD().sync();
        file.close();
        putInPlace(beside, place);
        open = false;
    }

    /** Renames a written and forced file and makes the new name durable too. */
    static void putInPlace(Path written, Path place) throws IOException {
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(folder(place), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Some systems cannot open a folder; there the rename is as durable as they make it.
        }
    }

    /** Without {@link #end} nothing is left behind. */
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            file.close();
            Files.deleteIfExists(beside);
        }
    }
}
