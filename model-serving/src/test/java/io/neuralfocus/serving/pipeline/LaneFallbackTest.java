package io.neuralfocus.serving.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.snapshot.SnapshotWriter;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.lane.LaneSnapshots.Snapshot;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.upkeep.RetentionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lane whose snapshot cannot be used is built from the one before, or from the log, and predicts the same. */
class LaneFallbackTest {

    private static final DeviceKey ADA = DeviceKey.alone(new UUID(1, 1));
    private static final long SECOND_US = 1_000_000;
    private static final long START_US = 1_767_600_000 * SECOND_US;
    private static final int FRAMES_A_LIFE = 8;
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(START_US / SECOND_US));

    @TempDir
    Path folder;

    /** What may have become of a snapshot. */
    private static Map<String, UnaryOperator<Snapshot>> faults() {
        Map<String, UnaryOperator<Snapshot>> faults = new LinkedHashMap<>();
        faults.put("a flipped bit", sound -> {
            byte[] state = sound.state().clone();
            state[state.length / 2] ^= 4;
            return with(sound, state);
        });
        faults.put("cut", sound -> with(sound, Arrays.copyOf(sound.state(), sound.state().length / 3)));
        faults.put("empty", sound -> with(sound, new byte[0]));
        faults.put("an unknown format", sound -> with(sound, new SnapshotWriter(2).finish()));
        faults.put("another schema", sound -> {
            SnapshotWriter out = new SnapshotWriter(1);
            out.writeName(AppName.of("0123456789abcdef"));
            out.writeLong(sound.ordinal());
            return with(sound, out.finish());
        });
        faults.put("nothing behind its schema", sound -> {
            SnapshotWriter out = new SnapshotWriter(1);
            out.writeName(AppName.of(LaneVectors.WIDEST.digest()));
            out.writeLong(sound.ordinal());
            return with(sound, out.finish());
        });
        return faults;
    }

    private static Snapshot with(Snapshot sound, byte[] state) {
        return new Snapshot(sound.ordinal(), sound.takenUs(), state);
    }

    /** Somebody at work for 5 s. */
    private static AcceptedFrame frame(int sequence) {
        long fromUs = START_US + sequence * 5L * SECOND_US;
        AppName app = AppName.of(sequence % 3 == 1 ? "slack" : "code");
        FrameEncoder encoder = new FrameEncoder().begin(ADA.device(), sequence, 0);
        encoder.add(Event.focusChange(fromUs, app, 0));
        for (int second = 1; second < 5; second++) {
            encoder.add(Event.of(fromUs + second * SECOND_US, EventType.KEY_PRESS, app));
        }
        long endUs = fromUs + 5 * SECOND_US;
        byte[] bytes = encoder.finish(endUs - 1);
        return new AcceptedFrame(ADA, sequence, Arrays.hashCode(bytes), endUs, bytes);
    }

    /** One life of a service, at whose end the lane's state is kept. */
    private static List<String> live(Path store, int life) throws IOException {
        try (Parts parts = new Parts(store, CLOCK)) {
            for (int i = life * FRAMES_A_LIFE; i < (life + 1) * FRAMES_A_LIFE; i++) {
                parts.lanes().commit(frame(i)).orElseThrow().join();
            }
            parts.lanes().settled().join();
            return parts.store().predictions().after(ADA, 0, 1_000).predictions().stream()
                    .map(kept -> kept.prediction().instantUs() + " "
                            + kept.prediction().answer().risk() + " "
                            + kept.prediction().answer().focusScore() + " "
                            + Arrays.toString(kept.prediction().evidence().vector()) + " " + kept.observed())
                    .toList();
        }
    }

    private List<String> undamaged() throws IOException {
        Path store = folder.resolve("undamaged");
        live(store, 0);
        live(store, 1);
        List<String> all = live(store, 2);
        assertTrue(all.size() >= 3 * FRAMES_A_LIFE - 1, all::toString);
        return all;
    }

    private static void damage(Path place, UnaryOperator<Snapshot> fault, int howMany) {
        try (Store store = Store.open(place)) {
            List<Snapshot> kept = store.snapshots().newestFirst(ADA);
            assertEquals(2, kept.size());
            kept.stream()
                    .limit(howMany)
                    .forEach(snapshot ->
                            store.snapshots().put(ADA, fault.apply(snapshot)).join());
        }
    }

    @Test
    void shouldFallBackToTheSnapshotBeforeADamagedOneThoughInputWasForgotten() throws IOException {
        List<String> expected = undamaged();
        for (Map.Entry<String, UnaryOperator<Snapshot>> fault : faults().entrySet()) {
            Path place = folder.resolve(fault.getKey());
            live(place, 0);
            live(place, 1);
            try (Store store = Store.open(place)) {
                // What the older of the two covers is no longer there to be read again.
                assertTrue(store.retention()
                                .step(START_US + 3_600 * SECOND_US, RetentionSettings.DEFAULT)
                                .join()
                        > 0);
            }
            damage(place, fault.getValue(), 1);
            assertEquals(expected, live(place, 2), fault.getKey());
        }
    }

    @Test
    void shouldFallBackToTheLogWhereNoSnapshotCanBeUsed() throws IOException {
        List<String> expected = undamaged();
        for (Map.Entry<String, UnaryOperator<Snapshot>> fault : faults().entrySet()) {
            Path place = folder.resolve(fault.getKey());
            live(place, 0);
            live(place, 1);
            damage(place, fault.getValue(), 2);
            assertEquals(expected, live(place, 2), fault.getKey());
        }
    }

    @Test
    void shouldNotBelieveASnapshotThatStandsAtAnotherInput() throws IOException {
        List<String> expected = undamaged();
        Path place = folder.resolve("misplaced");
        live(place, 0);
        live(place, 1);
        try (Store store = Store.open(place)) {
            List<Snapshot> kept = store.snapshots().newestFirst(ADA);
            store.snapshots().put(ADA, with(kept.get(0), kept.get(1).state())).join();
        }
        assertEquals(expected, live(place, 2));
    }
}
