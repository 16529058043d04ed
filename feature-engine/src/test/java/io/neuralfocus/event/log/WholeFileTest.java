package io.neuralfocus.event.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    private static void write(Path place, String text) throws IOException {
        try (WholeFile file = WholeFile.create(place)) {
            file.out().write(text.getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    @Test
    void shouldReplaceWhatWasThereOnlyWhenCommitted() throws IOException {
        Path place = folder.resolve("a.csv");
        write(place, "old");
        try (WholeFile file = WholeFile.create(place)) {
            file.out().write(1);
        }
        assertEquals("old", Files.readString(place));
        write(place, "new");
        assertEquals("new", Files.readString(place));
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void shouldWriteThroughALink() throws IOException {
        Path target = folder.resolve("target.csv");
        write(target, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
        write(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(target));
    }

    @Test
    void shouldReplaceNeitherAFolderNorADevice() {
        FileSystemException refusal = assertThrows(FileSystemException.class, () -> WholeFile.create(folder));
        assertTrue(refusal.toString().contains("no regular file: name another one"), refusal::toString);
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            assertThrows(FileSystemException.class, () -> WholeFile.create(device));
            assertFalse(Files.exists(Path.of("/dev/null.part")));
        }
    }
}
