package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.lane.LaneSnapshots.Snapshot;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.upkeep.RetentionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandTest {

    private static final DeviceKey ADA = new DeviceKey("default", "ada", new UUID(1, 1));

    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Store open() {
        Store store = Store.open(data());
        store.inputs().append(new AcceptedFrame(ADA, 1, 1, 1, new byte[] {1})).join();
        return store;
    }

    private CommandRun store(String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[0] = "store";
        all[all.length - 2] = "--data";
        all[all.length - 1] = data().toString();
        return CommandRun.of(all);
    }

    @Test
    void shouldTellWhatAStoreHoldsRunningOrStopped() {
        try (Store running = open()) {
            CommandRun status = store("status");
            assertEquals(0, status.exitCode(), status::err);
            assertTrue(status.outLines().contains(String.format("%-18s %12d", "inputs", 1)), status::out);
            assertTrue(running.trouble().isEmpty());
        }
        assertEquals(0, store("status").exitCode());
    }

    @Test
    void shouldBackUpARunningStoreIntoOneThatOpens() throws IOException {
        Path place = folder.resolve("of/today/copy");
        Path copy = place.resolve("focus.db");
        try (Store running = open()) {
            CommandRun backup = store("backup", copy.toString());
            assertEquals(0, backup.exitCode(), backup::err);
            assertEquals(1, running.inputs().count());
        }
        try (Store restored = Store.open(place)) {
            assertEquals(1, restored.inputs().count());
        }
        CommandRun again = store("backup", copy.toString());
        assertEquals(2, again.exitCode());
        assertTrue(again.err().contains("overwrites nothing"), again::err);
        CommandRun into = store("backup", copy.resolve("focus.db").toString());
        assertEquals(2, into.exitCode());
        assertTrue(into.err().contains("there is a file at " + copy + " already"), into::err);
    }

    @Test
    void shouldExportTablesInBothFormats() {
        open().close();
        CommandRun lines = store("export", folder.resolve("lines").toString());
        assertEquals(0, lines.exitCode(), lines::err);
        assertTrue(Files.exists(folder.resolve("lines").resolve("inputs.jsonl")));
        CommandRun parquet =
                store("export", "--parquet", folder.resolve("parquet").toString());
        assertEquals(0, parquet.exitCode(), parquet::err);
        assertTrue(Files.exists(folder.resolve("parquet").resolve("inputs.parquet")));
        assertFalse(Files.exists(folder.resolve("parquet").resolve("inputs.jsonl")));
        CommandRun nobody =
                store("export", "--user", "eve", folder.resolve("eve").toString());
        assertEquals(2, nobody.exitCode());
    }

    @Test
    void shouldRefuseANameThatIsNobodysBeforeItLooksForThem() {
        for (CommandRun refused : List.of(
                store("erase", " 1"),
                store("export", "--user", " 1", folder.resolve("x").toString()))) {
            assertEquals(2, refused.exitCode());
            assertTrue(refused.err().contains("begins or ends with a blank"), refused::err);
        }
    }

    @Test
    void shouldEraseOnlyWhereTheServiceIsStopped() {
        try (Store running = open()) {
            CommandRun refused = store("erase", "ada");
            assertEquals(2, refused.exitCode());
            assertTrue(refused.err().contains("in use"), refused::err);
            assertEquals(1, running.inputs().count());
        }
        CommandRun erased = store("erase", "ada");
        assertEquals(0, erased.exitCode(), erased::err);
        assertTrue(store("erase", "ada").err().contains("nobody called ada"));
        try (Store open = Store.open(data())) {
            assertEquals(0, open.inputs().count());
        }
    }

    @Test
    void shouldMakeNoStoreWhereThereIsNone() {
        for (String what : new String[] {"status", "erase ada", "export " + folder.resolve("x")}) {
            CommandRun run = store(what.split(" ", -1));
            assertEquals(2, run.exitCode(), what);
            assertTrue(run.err().contains("no store"), run::err);
        }
        assertFalse(Files.exists(data()));
    }

    @Test
    void shouldWriteEventsOnlyWhereAllOfThemAreKeptUnlessTold() throws IOException {
        FrameEncoder encoder = new FrameEncoder().begin(ADA.device(), 1, 0);
        encoder.add(Event.of(1_000_000, EventType.KEY_PRESS, AppName.of("code")));
        byte[] frame = encoder.finish(2_000_000);
        long atUs = 1_000_000_000_000L;
        try (Store running = Store.open(data())) {
            long ordinal = running.inputs()
                    .append(new AcceptedFrame(ADA, 1, 1, atUs, frame))
                    .join()
                    .ordinal();
            Path whole = folder.resolve("whole");
            CommandRun told = store("events", whole.toString());
            assertEquals(0, told.exitCode(), told::err);
            Path file = whole.resolve(ADA.deviceText() + ".jsonl.gz");
            assertEquals(List.of(file.toString()), told.outLines());
            assertTrue(Files.size(file) > 0);
            assertEquals(2, store("events", whole.toString()).exitCode(), "it is there already");
            assertEquals(2, store("events", "--user", "bob", whole.toString()).exitCode(), "nobody");

            running.snapshots()
                    .put(ADA, new Snapshot(ordinal, atUs, new byte[] {1}))
                    .join();
            long laterUs = atUs + 2 * 86_400_000_000L;
            assertTrue(
                    running.retention().step(laterUs, RetentionSettings.DEFAULT).join() > 0);
        }
        Path parted = folder.resolve("parted");
        CommandRun refused = store("events", parted.toString());
        assertEquals(3, refused.exitCode(), refused::err);
        assertTrue(refused.err().contains("--lossy"), refused::err);
        assertFalse(Files.exists(parted));
        assertEquals(0, store("events", "--lossy", parted.toString()).exitCode());
    }
}
