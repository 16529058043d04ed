package io.neuralfocus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogFileTest {

    @Test
    void shouldReadAFileFromDisk(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("mine.tsv");
        Files.writeString(file, "lab\tLab\tide,productivity\tBuilding\n\tlinux\tlab\n");
        Catalog catalog = Catalog.shipped().with(CatalogFile.read(file));
        assertEquals(
                new AppEntry("lab", "Lab", 18, ProductivityCategory.BUILDING, true), catalog.find(AppName.of("LAB")));
        assertEquals(file.toString(), CatalogFile.read(file).name());
    }

    @Test
    void shouldMakeFindingsAndNothingElseOfAnyBytes() {
        long seed = 77;
        Random random = new Random(seed);
        byte[] letters = "\t\t\n\n\r#ab.*- é,idelinuxwebtitleOther".getBytes(StandardCharsets.UTF_8);
        int files = "night".equals(System.getProperty("focus.test.scale")) ? 100_000 : 3_000;
        for (int i = 0; i < files; i++) {
            byte[] bytes = new byte[random.nextInt(120)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] =
                        random.nextInt(60) == 0 ? (byte) random.nextInt(256) : letters[random.nextInt(letters.length)];
            }
            CatalogFile file = CatalogFile.ofUtf8("random", bytes);
            List<Finding> findings = CatalogLint.check(List.of(file));
            for (Finding finding : findings) {
                assertTrue(finding.message().contains(": ") && finding.message().endsWith("."), finding::toString);
            }
            assertTrue(
                    !file.apps().isEmpty() || !findings.isEmpty() || isSilent(bytes), "seed " + seed + ", file " + i);
        }
    }

    private static boolean isSilent(byte[] bytes) {
        return Stream.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1))
                .allMatch(line -> line.isBlank() || line.startsWith("#") || line.equals("\uFEFF"));
    }
}
