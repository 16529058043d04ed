package io.neuralfocus.store.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.Kept.KeptBatch;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each write, sync and rename fails in turn: the kernel's answer is replaced by an error before the process sees it. What
 * was acknowledged is there afterwards, once; the store opens.
 */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "strace is of Linux")
class FailingCallsTest {

    private static final int OFFERS = 40;

    @TempDir
    Path folder;

    private Watched ingest(Path store, String calls, String error, String when) throws Exception {
        return Watched.run(
                folder,
                List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":error=" + error + ":when=" + when),
                "ingest",
                store.toString(),
                String.valueOf(OFFERS));
    }

    /** By night each call alone; by day every so manieth of a run, from different beginnings. */
    private static List<String> turns() {
        List<String> turns = new ArrayList<>();
        if (System.getProperty("focus.test.scale", "sample").equals("night")) {
            for (int n = 1; n <= 60; n++) {
                turns.add(String.valueOf(n));
            }
        }
        turns.addAll(List.of("1+7", "2+5"));
        return turns;
    }

    @Test
    void shouldNeverAcknowledgeWhatAFailingWriteOrSyncHasLost() throws Exception {
        int refused = 0;
        for (String failing : List.of("pwrite64 ENOSPC", "pwrite64 EIO", "fsync,fdatasync EIO")) {
            String[] call = failing.split(" ", 2);
            for (String turn : turns()) {
                Path store = folder.resolve(call[0] + call[1] + turn);
                Store.open(store).close();
                List<String> said = ingest(store, call[0], call[1], turn).said();
                refused += (int)
                        said.stream().filter(line -> line.startsWith("REFUSED")).count();
                expectAllThatWasAcknowledged(store, said, failing + " at " + turn);
            }
        }
        assertTrue(refused > 10, "too few calls failed: " + refused);
    }

    private static void expectAllThatWasAcknowledged(Path place, List<String> said, String when) {
        List<Integer> stored = new ArrayList<>();
        try (Store store = Store.open(place)) {
            store.inputs().replay(Client.DEVICE, 0, kept -> stored.add(number(kept)));
        }
        for (String line : said) {
            if (line.startsWith("ACK ")) {
                int number = Integer.parseInt(line.substring(4));
                assertEquals(1, Collections.frequency(stored, number), when + ": " + line);
            }
        }
        assertEquals(new TreeSet<>(stored).size(), stored.size(), when + ": stored twice: " + stored);
    }

    private static int number(Kept kept) {
        if (kept instanceof KeptFrame frame) {
            return frame.frame().bytes()[0];
        }
        return ((KeptBatch) kept).items().get(0)[0];
    }

    @Test
    void shouldOpenAfterItsFirstStartFailedHalfway() throws Exception {
        for (String turn : List.of("3", "9", "20")) {
            Path store = folder.resolve("fresh" + turn);
            List<String> said = ingest(store, "pwrite64,fdatasync,fsync", "EIO", turn + "+11")
                    .said();
            expectAllThatWasAcknowledged(store, said, "from the start, at " + turn);
        }
    }

    @Test
    void shouldLeaveNoBackupThatIsNotWhole() throws Exception {
        Path store = folder.resolve("store");
        Store.open(store).close();
        for (String calls : List.of("rename,renameat,renameat2", "fsync,fdatasync", "pwrite64")) {
            Path backup = folder.resolve("backup.db");
            List<String> said = Watched.run(
                            folder,
                            List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":error=EIO:when=1+1"),
                            "backup",
                            store.toString(),
                            backup.toString())
                    .said();
            assertTrue(said.get(0).startsWith("FAILED"), calls + ": " + said);
            assertFalse(Files.exists(backup), calls);
        }
    }
}
