package io.neuralfocus.store.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.Kept.KeptBatch;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.intake.Kept.KeptMark;
import io.neuralfocus.store.syscall.AcknowledgementTrace.Acknowledged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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

    private Watched ingest(String how, Path store, String calls, String error, String when) throws Exception {
        return Watched.run(
                folder,
                List.of(
                        "-e",
                        "trace=write,pwrite64,fsync,fdatasync",
                        "-e",
                        "inject=" + calls + ":error=" + error + ":when=" + when),
                how,
                store.toString(),
                String.valueOf(OFFERS));
    }

    /**
     * Which calls of a thread fail: by night each alone, by day every so manieth. To open a store takes its thread some
     * 120 writes, so that those behind them are the writer's.
     */
    private static List<String> turns(String... byDay) {
        List<String> turns = new ArrayList<>(List.of(byDay));
        if (System.getProperty("focus.test.scale", "sample").equals("night")) {
            for (int n = 1; n <= 200; n += n < 40 ? 1 : 7) {
                turns.add(String.valueOf(n));
            }
        }
        return turns;
    }

    @Test
    void shouldNeverAcknowledgeWhatAFailingWriteHasLost() throws Exception {
        for (String error : List.of("ENOSPC", "EIO")) {
            expectNothingLost("pwrite64", error, turns("200+13", "220+29"));
        }
    }

    @Test
    void shouldNeverAcknowledgeWhatAFailingSyncHasLost() throws Exception {
        expectNothingLost("fsync,fdatasync", "EIO", turns("1+3", "2+5"));
    }

    private void expectNothingLost(String calls, String error, List<String> turns) throws Exception {
        int refused = 0;
        int acknowledged = 0;
        for (String turn : turns) {
            String failing = calls + " " + error + " at " + turn;
            Path store = folder.resolve(failing);
            Store.open(store).close();
            Watched run = ingest("ingest", store, calls, error, turn);
            refused += count(run, "REFUSED");
            acknowledged += count(run, "ACK");
            expectAllThatWasAcknowledged(store, run.said(), failing);
            // An error that is made up loses nothing of what the kernel holds: only the calls tell.
            assertEquals(Set.of(), unsynced(run), failing);
        }
        assertTrue(refused > 10, calls + " " + error + ": too few calls failed: " + refused);
        assertTrue(acknowledged > 10, calls + " " + error + ": too few went through: " + acknowledged);
    }

    private static int count(Watched run, String word) {
        return (int) run.said().stream().filter(line -> line.startsWith(word)).count();
    }

    /** The planted fault: a writer that goes by no sync acknowledges what none has made durable. */
    @Test
    void shouldSeeWhoAcknowledgesThoughEverySyncFails() throws Exception {
        Path store = folder.resolve("careless");
        Store.open(store).close();
        Watched run = ingest("careless-ingest", store, "fsync,fdatasync", "EIO", "1+1");
        assertEquals(OFFERS, unsynced(run).size());
    }

    private static Set<Integer> unsynced(Watched run) {
        Set<Integer> unsynced = new TreeSet<>();
        new AcknowledgementTrace(true).read(run.calls()).acknowledged().forEach((number, was) -> {
            if (was == Acknowledged.UNSYNCED) {
                unsynced.add(number);
            }
        });
        return unsynced;
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
        if (kept instanceof KeptMark mark) {
            return mark.content()[0];
        }
        return ((KeptBatch) kept).items().get(0)[0];
    }

    @Test
    void shouldOpenAfterItsFirstStartFailedHalfway() throws Exception {
        for (String turn : List.of("3", "9", "20")) {
            Path store = folder.resolve("fresh" + turn);
            List<String> said = ingest("ingest", store, "pwrite64,fdatasync,fsync", "EIO", turn + "+11")
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
