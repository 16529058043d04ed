package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of the kills of which {@code dev/kill} makes two hundred. */
@Tag("slow")
class KilledServiceTest {

    @TempDir
    private Path folder;

    @Test
    void shouldLoseNothingAcknowledgedAndPredictTheSameHoweverOftenItIsKilled() throws Exception {
        boolean night = System.getProperty("focus.test.scale", "sample").equals("night");
        long seed = night ? System.nanoTime() : 77;
        KillFindings found = new KillTrial(folder, List.of(), night ? 200 : 3, seed).run((times, acknowledged) -> {});
        assertTrue(found.isFlawless(), () -> "seed " + seed + "\n" + String.join("\n", found.lines()));
    }
}
