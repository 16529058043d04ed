package io.neuralfocus.event.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders whose entries are there after a power cut: a name is durable once the folder that holds it is. */
public final class DurableFolders {

    private DurableFolders() {}

    /**
     * Makes a folder where it is missing, and those above it; each that is made is its owner's alone, and its name durable.
     */
    public static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            create(parent);
        }
        try {
            Files.createDirectory(folder, ownersAlone(folder, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            // Another process made it a moment ago; a file is none.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        if (parent != null) {
            force(parent);
        }
    }

    /** What makes a file or folder its owner's alone to use, where there is such a thing. */
    public static FileAttribute<?>[] ownersAlone(Path place, String permissions) {
        Set<String> views = place.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Makes new and changed names in a folder durable. */
    public static void force(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder)) {
            entries.force(true);
        } catch (AccessDeniedException cannotBeOpened) {
            // Windows opens no folder, and there a name is durable by itself; elsewhere it is one that may not be
            // listed.
        }
    }
}
