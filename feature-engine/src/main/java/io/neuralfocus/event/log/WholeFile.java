package io.neuralfocus.event.log;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: written beside its place, forced to the disk, then renamed. Closing it
 * without {@link #commit()} leaves what was there before, and nothing beside it.
 */
public final class WholeFile implements Closeable {

    /** Writers close what they write to, but the channel is still needed then: to force it to the disk. */
    private static final class KeptOpen extends FilterOutputStream {

        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private final Path place;
    private final Path beside;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean committed;

    private WholeFile(Path place, Path beside, FileChannel channel) {
        this.place = place;
        this.beside = beside;
        this.channel = channel;
        this.out = new KeptOpen(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
    }

    /**
     * Begins to write a file. A link is followed to the file it names; what is there and is no regular file (a folder, a
     * device) is refused, for it would be replaced. A program that is stopped leaves nothing beside it.
     */
    public static WholeFile create(Path named) throws IOException {
        Path place = Files.isSymbolicLink(named) && Files.exists(named) ? named.toRealPath() : named;
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new FileSystemException(
                    named.toString(), null, "it is there already and is no regular file: name another one");
        }
        Path beside = place.resolveSibling(place.getFileName() + ".part");
        beside.toFile().deleteOnExit();
        FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        return new WholeFile(place, beside, channel);
    }

    /** Where to write to. Whoever closes it has only said that nothing more comes. */
    public OutputStream out() {
        return out;
    }

    /** Gives the file its name, once all of it is on the disk. */
    public void commit() throws IOException {
        out.flush();
        channel.force(true);
        channel.close();
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
        Path folder = place.toAbsolutePath().getParent();
        if (folder != null) {
            DurableFolders.force(folder);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!committed) {
            Files.deleteIfExists(beside);
        }
    }
}
