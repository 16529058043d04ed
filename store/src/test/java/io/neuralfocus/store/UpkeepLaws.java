package io.neuralfocus.store;

import static io.neuralfocus.store.Samples.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.EventType;
import io.neuralfocus.event.json.DoorTerms;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.experiment.Exposures.Exposure;
import io.neuralfocus.store.intake.Acceptance;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.InputLog.Receipt;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.OfferedBatch;
import io.neuralfocus.store.intake.OfferedItem;
import io.neuralfocus.store.intake.Quarantine.Held;
import io.neuralfocus.store.lane.LaneSnapshots.Progress;
import io.neuralfocus.store.lane.LaneSnapshots.Snapshot;
import io.neuralfocus.store.lane.StoredEvent;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.People.Person;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.LabelLog.Said;
import io.neuralfocus.store.prediction.LabelOutcome;
import io.neuralfocus.store.prediction.LabelSource;
import io.neuralfocus.store.prediction.Remembered;
import io.neuralfocus.store.prediction.Retrospect;
import io.neuralfocus.store.prediction.ShadowScores.ShadowScore;
import io.neuralfocus.store.prediction.StoredPrediction;
import io.neuralfocus.store.session.FocusSession.Start;
import io.neuralfocus.store.upkeep.AuditLog.Entry;
import io.neuralfocus.store.upkeep.Erasure.Outcome;
import io.neuralfocus.store.upkeep.RetentionSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is too old is forgotten, who is erased is gone, and all the rest can be told. */
abstract class UpkeepLaws extends Laws {

    private static final long DAY_US = 86_400_000_000L;
    private static final long NOW_US = 1_767_603_600_000_000L;

    /** Nothing of this may be left anywhere. */
    private static final String SECRET = "geheim-tippt-so";

    UpkeepLaws(Backend backend) {
        super(backend);
    }

    private static AcceptedFrame frame(DeviceKey device, long sequence, long receivedUs) {
        return new AcceptedFrame(device, sequence, 7, receivedUs, SECRET.getBytes(StandardCharsets.UTF_8));
    }

    private static OfferedBatch batch(DeviceKey device, long receivedUs, String says) {
        return new OfferedBatch(
                device, receivedUs, List.of(new OfferedItem(new UUID(7, 7), 1, says.getBytes(StandardCharsets.UTF_8))));
    }

    private List<Kept> kept(DeviceKey device) {
        List<Kept> all = new ArrayList<>();
        store.inputs().replay(device, 0, all::add);
        return all;
    }

    private int retain(long nowUs, RetentionSettings settings) {
        int all = 0;
        for (int touched = store.retention().step(nowUs, settings).join();
                touched > 0;
                touched = store.retention().step(nowUs, settings).join()) {
            all += touched;
        }
        return all;
    }

    @Test
    void shouldDropInputOnceASnapshotCoversItAndRememberThatItWasTaken() {
        store.inputs().append(frame(ADA, 1, NOW_US)).join();
        long covered = store.inputs().append(frame(ADA, 2, NOW_US)).join().ordinal();
        store.inputs().append(frame(ADA, 3, NOW_US)).join();
        store.inputs().append(frame(BOB, 1, NOW_US)).join();
        assertEquals(0, retain(NOW_US, RetentionSettings.DEFAULT));
        store.snapshots()
                .put(ADA, new Snapshot(covered, NOW_US, new byte[] {1}))
                .join();
        assertEquals(0, retain(NOW_US, RetentionSettings.DEFAULT), "the only snapshot may be damaged");
        store.snapshots()
                .put(ADA, new Snapshot(covered + 1, NOW_US, new byte[] {1}))
                .join();
        RetentionSettings aWeek = new RetentionSettings(90 * DAY_US, 7 * DAY_US, Long.MAX_VALUE);
        assertEquals(0, retain(NOW_US, aWeek), "kept longer by an explicit setting");
        assertEquals(2, retain(NOW_US, RetentionSettings.DEFAULT));
        assertEquals(1, kept(ADA).size());
        assertEquals(1, kept(BOB).size());
        assertEquals(
                Acceptance.DUPLICATE,
                store.inputs().append(frame(ADA, 1, NOW_US)).join().acceptance());
        assertEquals(0, retain(NOW_US, RetentionSettings.DEFAULT));
    }

    @Test
    void shouldKeepNoRowOfAMarkThatASnapshotCovers() {
        List<CompletableFuture<Long>> marks = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            marks.add(store.inputs().append(ADA, NOW_US + i, new byte[] {1}));
        }
        marks.forEach(CompletableFuture::join);
        long covered = store.inputs().append(frame(ADA, 1, NOW_US)).join().ordinal();
        store.inputs().append(ADA, NOW_US, new byte[] {2}).join();
        store.snapshots()
                .put(ADA, new Snapshot(covered, NOW_US, new byte[] {1}))
                .join();
        retain(NOW_US + DAY_US + 600, RetentionSettings.DEFAULT);
        assertEquals(2, store.inputs().count(), "what remembers the frame, and the mark behind the snapshot");
        assertEquals(1, kept(ADA).size());
    }

    @Test
    void shouldForgetAfterNinetyDays() {
        long memoryUs = 90 * DAY_US + DoorTerms.SKEW_US + 60_000_000;
        long longAgoUs = NOW_US - memoryUs - 1;
        for (DeviceKey device : List.of(ADA, BOB)) {
            long atUs = device.equals(ADA) ? longAgoUs : longAgoUs + 1;
            store.inputs().append(frame(device, 1, atUs)).join();
            store.inputs().append(batch(device, atUs, "x")).join();
            long shownUs = atUs + memoryUs - 90 * DAY_US;
            store.quarantine()
                    .hold(device, shownUs, List.of(new Held("c", "r", new byte[0])))
                    .join();
            store.events().append(device, List.of(event(shownUs))).join();
            store.predictions().append(List.of(prediction(device, atUs))).join();
        }
        assertEquals(5, retain(NOW_US, RetentionSettings.DEFAULT), "two inputs, an id, an event, one in quarantine");
        assertEquals(List.of(), kept(ADA));
        assertEquals(2, kept(BOB).size());
        assertEquals(
                1, store.events().between(BOB, 0, NOW_US, Optional.empty(), 9).size());
        assertEquals(
                0, store.events().between(ADA, 0, NOW_US, Optional.empty(), 9).size());
        assertEquals(2, store.predictions().count());
        assertEquals(
                List.of(Acceptance.TAKEN),
                store.inputs().append(batch(ADA, NOW_US, "x")).join().items());
    }

    private static StoredEvent event(long timeUs) {
        return new StoredEvent(
                1,
                0,
                timeUs,
                EventType.WINDOW_FOCUS_CHANGE,
                SECRET,
                Optional.of(SECRET),
                0,
                false,
                OptionalLong.empty());
    }

    /** An item may be dated ahead of its receipt, and is too old only so long after its own time. */
    @Test
    void shouldRememberWhatWasTakenAsLongAsItMayBeOfferedAgain() {
        long memoryUs = 90 * DAY_US + DoorTerms.SKEW_US;
        store.inputs().append(frame(ADA, 1, NOW_US)).join();
        store.inputs().append(batch(ADA, NOW_US, "x")).join();
        retain(NOW_US + memoryUs, RetentionSettings.DEFAULT);
        long laterUs = NOW_US + memoryUs;
        assertEquals(
                Acceptance.DUPLICATE,
                store.inputs().append(frame(ADA, 1, laterUs)).join().acceptance());
        assertEquals(
                List.of(Acceptance.DUPLICATE),
                store.inputs().append(batch(ADA, laterUs, "x")).join().items());
        assertEquals(3, retain(NOW_US + memoryUs + 60_000_001, RetentionSettings.DEFAULT), "two inputs and an id");
    }

    @Test
    void shouldThinPredictionsOfWhichNobodySaidAnything() {
        StoredPrediction labelled = prediction(ADA, 10);
        store.predictions()
                .append(List.of(labelled, prediction(ADA, 20), prediction(ADA, 30)))
                .join();
        Said said = new Said(LabelOutcome.FOCUSED, LabelSource.HOTKEY, "ada", 50);
        store.labels().label(ADA.person(), labelled.id(), said).join();
        assertEquals(1, retain(130, new RetentionSettings(Long.MAX_VALUE, 0, 100)));
        assertEquals(
                List.of(10L, 30L),
                store.predictions().after(ADA, 0, 9).predictions().stream()
                        .map(kept -> kept.prediction().instantUs())
                        .toList());
    }

    @Test
    void shouldLookBackNoFurtherThanWhereRowsAreWhole() {
        StoredPrediction labelled = prediction(ADA, 10);
        store.predictions()
                .append(List.of(labelled, prediction(ADA, 20), prediction(ADA, 30), prediction(BOB, 40)))
                .join();
        Said said = new Said(LabelOutcome.FOCUSED, LabelSource.HOTKEY, "ada", 50);
        store.labels().label(ADA.person(), labelled.id(), said).join();
        assertEquals(OptionalLong.empty(), lookBack(0, new ArrayList<>()));
        assertEquals(0, retain(110, new RetentionSettings(Long.MAX_VALUE, 0, 100)));
        assertEquals(OptionalLong.empty(), lookBack(0, new ArrayList<>()), "nothing was thinned yet");
        retain(130, new RetentionSettings(Long.MAX_VALUE, 0, 100));
        retain(110, new RetentionSettings(Long.MAX_VALUE, 0, 100));
        List<Long> seen = new ArrayList<>();
        assertEquals(OptionalLong.of(30), lookBack(0, seen));
        assertEquals(List.of(30L, 40L), seen, "the labelled one alone would be no fair sample");
        assertEquals(OptionalLong.empty(), lookBack(35, new ArrayList<>()));
    }

    private OptionalLong lookBack(long sinceUs, List<Long> seen) {
        return store.retrospect().each(sinceUs, into(seen));
    }

    private static Retrospect.Visitor into(List<Long> seen) {
        return new Retrospect.Visitor() {
            @Override
            public void device(Retrospect.Device device) {}

            @Override
            public void prediction(Remembered one) {
                seen.add(one.instantUs());
            }
        };
    }

    @Test
    void shouldForgetWhatTheShadowSaidWithThePredictions() {
        for (long atUs : new long[] {10, 30}) {
            store.shadow()
                    .append(ADA, new ShadowScore(atUs, false, "m_v2", 0.5))
                    .join();
            store.predictions().append(List.of(prediction(ADA, atUs))).join();
        }
        assertEquals(0, retain(130, RetentionSettings.DEFAULT));
        assertEquals(2, retain(130, new RetentionSettings(Long.MAX_VALUE, 0, 100)));
        List<Long> left = new ArrayList<>();
        store.retrospect().eachShadow(0, into(left));
        assertEquals(List.of(30L), left);
    }

    @Test
    void shouldTellNobodysTimersOnceTheyAreErasedAlsoWhileTheirRowsAreStillThere() throws SQLException {
        store.inputs().append(frame(ADA, 1, NOW_US)).join();
        Start timed = new Start("pomodoro", false, OptionalLong.of(60), NOW_US, 0);
        store.sessions().start(ADA.person(), timed).join();
        assertEquals(1, store.sessions().due(Long.MAX_VALUE / 2, 9).size());
        assertEquals(1, store.sessions().open(0, 9).sessions().size());
        // As far as an erasure gets before its first step.
        reopenAfter("UPDATE users SET username = ' 1', erased_at = 1", "UPDATE devices SET uuid = ' 1'");
        assertEquals(List.of(), store.sessions().due(Long.MAX_VALUE / 2, 9));
        assertEquals(List.of(), store.sessions().open(0, 9).sessions());
    }

    private void liveALife(DeviceKey device) {
        PersonKey person = device.person();
        store.people()
                .put(new Person(
                        person,
                        Optional.of(device.user() + "@example.org"),
                        Optional.empty(),
                        "{\"n\":\"" + SECRET + "\"}",
                        1))
                .join();
        List<CompletableFuture<Receipt>> frames = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            frames.add(store.inputs().append(frame(device, i, NOW_US)));
        }
        frames.forEach(CompletableFuture::join);
        store.inputs().append(batch(device, NOW_US, SECRET)).join();
        store.quarantine()
                .hold(device, NOW_US, List.of(new Held("c", "r", SECRET.getBytes(StandardCharsets.UTF_8))))
                .join();
        store.events().append(device, List.of(event(NOW_US))).join();
        StoredPrediction prediction = prediction(device, NOW_US);
        store.predictions().append(List.of(prediction)).join();
        store.labels()
                .label(person, NOW_US, NOW_US + 1, new Said(LabelOutcome.FOCUSED, LabelSource.HOTKEY, SECRET, 1))
                .join();
        store.sessions()
                .start(person, new Start(SECRET, true, OptionalLong.empty(), NOW_US, 0))
                .join();
        store.snapshots()
                .put(device, new Snapshot(3, NOW_US, SECRET.getBytes(StandardCharsets.UTF_8)))
                .join();
        store.shadow()
                .append(device, new ShadowScore(NOW_US, false, SECRET, 0.5))
                .join();
        long experiment =
                store.experiments().create("default", "calm", "{}", 1).join().orElseThrow();
        store.exposures()
                .count(List.of(new Exposure(person, experiment, SECRET, false, false, NOW_US)))
                .join();
    }

    @Test
    void shouldLeaveNothingOfWhoIsErasedAndAllOfTheOthers() throws IOException {
        DeviceKey gone = new DeviceKey("default", "greta-" + SECRET, new UUID(0x6772657461L, 0x74697070L));
        liveALife(gone);
        store.people()
                .put(new Person(BOB.person(), Optional.empty(), Optional.empty(), "{}", 1))
                .join();
        store.inputs()
                .append(new AcceptedFrame(BOB, 1, 1, NOW_US, new byte[] {1}))
                .join();
        assertTrue(rowsOf(gone.person(), "before") > 1_000);

        // As somebody does who erases themselves: their name is to be gone from the audit too.
        assertEquals(
                Outcome.ERASED,
                store.erasure().erase(gone.person(), gone.user(), NOW_US).join());
        assertEquals(
                Outcome.NOBODY,
                store.erasure().erase(gone.person(), "bob", NOW_US).join());

        assertEquals(Optional.empty(), store.export().of(gone.person(), folder.resolve("after")));
        assertEquals(1, kept(BOB).size());
        Entry erased = store.audit().after("default", 0, 9).get(0);
        assertEquals("erase", erased.action());
        assertEquals("user " + erased.user().orElseThrow(), erased.actor());
        Map<String, Long> left = store.export().all(folder.resolve("all"));
        for (String table : List.of(
                "event_ids",
                "events",
                "model_predictions",
                "labels",
                "sessions",
                "lane_snapshots",
                "shadow_scores",
                "exposures")) {
            assertEquals(0, left.get(table), table);
        }
        assertEquals(1, left.get("users"));
        assertEquals(1, left.get("inputs"));
        for (String trace : List.of(SECRET, gone.deviceText(), "greta", "@example.org")) {
            assertFalse(isInTheFilesOfTheStore(trace.getBytes(StandardCharsets.UTF_8)), trace);
        }
        assertTrue(isInTheFilesOfTheStore(BOB.deviceText().getBytes(StandardCharsets.UTF_8))
                || !Files.isDirectory(Path.of(setting())));
    }

    private long rowsOf(PersonKey person, String name) {
        return store.export().of(person, folder.resolve(name)).orElseThrow().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Only an embedded store has files that are its own; a server's are its administrator's. */
    private boolean isInTheFilesOfTheStore(byte[] trace) throws IOException {
        Path place = Path.of(setting());
        if (!Files.isDirectory(place)) {
            return false;
        }
        String sought = new String(trace, StandardCharsets.ISO_8859_1);
        try (var files = Files.list(place)) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(sought)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void shouldExportWhatItHolds() throws IOException {
        liveALife(ADA);
        Map<String, Long> rows = store.export().all(folder.resolve("all"));
        assertEquals(1_201, rows.get("inputs"));
        List<String> predictions = Files.readAllLines(folder.resolve("all").resolve("model_predictions.jsonl"));
        assertEquals(1, predictions.size());
        String line = predictions.get(0);
        for (String part : List.of(
                "\"uuid\":\"00000000-0000-0001-",
                "\"vector\":[1.5,null,-0.0,0.0,1.4E-45,7.0]",
                "\"on_demand\":false",
                "\"recent_event_sequence\":[0,0,1,3,1,6,7,1,3,1]",
                "\"actual_outcome\":\"FOCUSED\"",
                "\"session_id\":null")) {
            assertTrue(line.contains(part), line);
        }
        assertTrue(
                Files.readString(folder.resolve("all").resolve("events.jsonl")).contains("\"late\":false"));
    }

    @Test
    void shouldExportAPersonsRowsSoThatTheyCanBeReadByThemselves() throws IOException {
        liveALife(ADA);
        store.inputs()
                .append(new AcceptedFrame(ADA, -1, 1, NOW_US, new byte[] {1}))
                .join();
        assertTrue(rowsOf(ADA.person(), "ada") > 1_000);
        assertTrue(exported("ada", "model_predictions").contains("\"catalog_digest\":\"catalogue\""));
        assertTrue(exported("ada", "inputs").contains("\"sequence\":18446744073709551615"));
        assertTrue(exported("ada", "lane_snapshots")
                .contains("\"payload\":\""
                        + Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8))));
        assertFalse(Files.exists(folder.resolve("ada").resolve("vector_forms.jsonl")));
    }

    private String exported(String name, String table) throws IOException {
        return Files.readString(folder.resolve(name).resolve(table + ".jsonl"));
    }

    @Test
    void shouldExportIntoNoFolderInWhichThereIsSomething() throws IOException {
        liveALife(ADA);
        Path there = Files.createDirectory(folder.resolve("there"));
        Files.writeString(there.resolve("users.jsonl"), "another person's");
        StoreException refused =
                assertThrows(StoreException.class, () -> store.export().all(there));
        assertTrue(String.valueOf(refused.getMessage()).contains("empty folder"), refused::toString);
        assertEquals("another person's", exported("there", "users"));
        try (var entries = Files.list(there)) {
            assertEquals(1, entries.count());
        }
    }

    @Test
    void shouldTellWhoseInputNoSnapshotCovers() {
        DeviceKey other = DeviceKey.alone(new UUID(8, 8));
        long first = store.inputs().append(frame(ADA, 1, NOW_US)).join().ordinal();
        store.inputs().append(frame(other, 1, NOW_US)).join();
        store.snapshots().put(ADA, new Snapshot(first, NOW_US, new byte[] {1})).join();
        List<Progress> all = store.snapshots().progress(0, 10);
        assertEquals(List.of(ADA, other), all.stream().map(Progress::device).toList());
        assertEquals(List.of(false, true), all.stream().map(Progress::behind).toList());
        assertEquals(all.subList(1, 2), store.snapshots().progress(all.get(0).number(), 10));
        store.inputs().append(frame(ADA, 2, NOW_US)).join();
        assertTrue(store.snapshots().progress(0, 1).get(0).behind());
        assertTrue(store.logs().isWhole(ADA));
        assertEquals(List.of(ADA, other), store.logs().devices());
    }
}
