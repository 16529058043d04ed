package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.cli.people.FrameTape;
import io.neuralfocus.cli.people.SimulatedPerson;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import io.neuralfocus.serving.pipeline.CanonicalLog;
import io.neuralfocus.serving.pipeline.SessionDesk.Plan;
import io.neuralfocus.simulator.Day;
import io.neuralfocus.simulator.Population;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.ObservedOutcome;
import io.neuralfocus.store.prediction.StoredPrediction;
import io.neuralfocus.training.replay.GridVisitor;
import io.neuralfocus.training.replay.Replay;
import io.neuralfocus.training.replay.StreamTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever befalls a service, the log that it keeps gives the vectors that it answered from. */
@Tag("slow")
class OnlineOfflineTest {

    private static final FeatureSchema WIDEST = FeatureSchema.v2().withSequence();
    private static final long SECOND_US = 1_000_000;
    private static final long HOUR_US = 3_600 * SECOND_US;

    @TempDir
    private Path folder;

    private record Arriving(long atUs, DeviceKey device, byte[] frame) {}

    /** A person's day in frames, as they arrive: most at once, some late, some twice, and for a while none at all. */
    private static void play(SimulatedPerson person, double hours, Random random, List<Arriving> into)
            throws IOException {
        Day day = person.day(hours);
        DeviceKey device = DeviceKey.alone(person.device());
        long offUs = day.startUs() + (long) (hours / 3 * HOUR_US);
        long onUs = offUs + 75 * 60 * SECOND_US;
        long spanUs = (2 + random.nextInt(30)) * SECOND_US;
        FrameTape tape = new FrameTape(
                person.device(), person.person().utcOffsetSeconds(), day.startUs(), spanUs, (frame, upToUs, events) -> {
                    long sentUs = upToUs == 0 ? day.startUs() : upToUs;
                    if (sentUs >= offUs && sentUs < onUs) {
                        return;
                    }
                    long delayUs = random.nextInt(20) == 0 ? random.nextInt(90) * SECOND_US : random.nextInt(3_000_000);
                    into.add(new Arriving(sentUs + delayUs, device, frame));
                    if (random.nextInt(10) == 0) {
                        into.add(new Arriving(sentUs + delayUs + random.nextInt(100) * SECOND_US, device, frame));
                    }
                });
        List<Event> events = new ArrayList<>();
        day.events(events::add);
        for (Event event : events) {
            tape.event(event);
        }
        tape.end(day.endUs());
    }

    @Test
    void shouldGiveEveryStoredVectorAgainFromTheLogItKept() throws IOException {
        boolean night = System.getProperty("focus.test.scale", "sample").equals("night");
        long seed = night ? System.nanoTime() : 20_261_120;
        play(seed, night ? 8 : 2, night ? 11 : 3.2);
    }

    private void play(long seed, int people, double hours) throws IOException {
        Random random = new Random(seed);
        List<Arriving> arriving = new ArrayList<>();
        List<DeviceKey> devices = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            SimulatedPerson person = new SimulatedPerson(Population.seeded(seed).person(i), seed);
            play(person, hours, random, arriving);
            devices.add(DeviceKey.alone(person.device()));
        }
        arriving.sort(Comparator.comparingLong(Arriving::atUs));
        try (MadeUpService service =
                new MadeUpService(folder.resolve("data"), arriving.get(0).atUs())) {
            for (Arriving next : arriving) {
                service.clock(next.atUs());
                service.now().intake().take(next.frame());
                befall(service, next.device(), random);
            }
            service.restart();
            Store store = service.now().store();
            List<Path> logs = new ArrayList<>();
            for (DeviceKey device : devices) {
                logs.add(compare(store, device, "seed " + seed));
            }
            StoredRowsLaw.hold(store.retrospect(), logs, "seed " + seed);
        }
    }

    private static void befall(MadeUpService service, DeviceKey device, Random random) {
        switch (random.nextInt(400)) {
            case 0 -> service.restart();
            case 1 -> service.fall();
            case 2, 3 -> {
                Plan plan = new Plan("pomodoro", random.nextBoolean(), OptionalLong.of(1_500));
                service.now().desks().sessions().start(device, plan);
            }
            case 4, 5, 6, 7, 8, 9 -> service.now().desks().live().now(device);
            case 10, 11, 12, 13, 14 -> service.now().desks().sessions().tick();
            case 15 ->
                service.now()
                        .store()
                        .sessions()
                        .open(0, 1_000)
                        .sessions()
                        .forEach(open -> service.now().desks().sessions().end(open.person(), open.number()));
            default -> {
                // Mostly nothing happens.
            }
        }
    }

    private Path compare(Store store, DeviceKey device, String what) throws IOException {
        TreeMap<Long, StoredPrediction> grid = new TreeMap<>();
        TreeMap<Long, StoredPrediction> asked = new TreeMap<>();
        long cursor = 0;
        int observed = 0;
        for (var page = store.predictions().after(device, cursor, 500);
                !page.predictions().isEmpty();
                page = store.predictions().after(device, cursor, 500)) {
            cursor = page.cursor();
            for (KeptPrediction kept : page.predictions()) {
                StoredPrediction one = kept.prediction();
                (one.onDemand() ? asked : grid).put(one.instantUs(), one);
                observed += kept.observed()
                                .filter(outcome -> outcome != ObservedOutcome.CENSORED)
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        assertTrue(grid.size() > 200, what + ": " + grid.size() + " predictions");
        assertTrue(asked.size() > 1, what + ": " + asked.size() + " on demand");
        assertTrue(observed > grid.size() / 10, what + ": " + observed + " of " + grid.size() + " observed");

        Path log = folder.resolve(device.deviceText() + ".jsonl");
        try (JsonLogWriter writer = new JsonLogWriter(Files.newOutputStream(log))) {
            CanonicalLog.write(store, device, writer);
        }
        Comparison comparison = new Comparison(grid, asked, what);
        Replay replay = new Replay(name -> comparison);
        replay.play(log, rejection -> {
            throw new AssertionError(what + ": " + rejection);
        });
        assertEquals(0, replay.lost(), what);
        assertTrue(replay.late() > 0, what + ": nothing came late");
        assertEquals(grid.size() + asked.size(), comparison.compared, what);
        return log;
    }

    private static void assertSame(String what, StoredPrediction stored, float[] vector) {
        assertEquals(WIDEST.digest(), stored.evidence().schemaDigest(), what);
        assertArrayEquals(bits(vector), bits(stored.evidence().vector()), what);
    }

    private static int[] bits(float[] vector) {
        int[] bits = new int[vector.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(vector[i]));
        return bits;
    }

    /** By the rules for files: at every instant where somebody is there a prediction is stored, from the same vector. */
    private static final class Comparison implements StreamTask {

        private final NavigableMap<Long, StoredPrediction> stored;
        private final NavigableMap<Long, StoredPrediction> asked;
        private final String what;
        private final FeatureStream stream =
                new FeatureStream(Catalog.shipped(), WIDEST, FeatureStream.PREDICTION_STEP_US);
        private final GridVisitor grid = new GridVisitor(stream, this::at);
        private final float[] widest = new float[WIDEST.size()];
        private int compared;

        Comparison(
                NavigableMap<Long, StoredPrediction> stored, NavigableMap<Long, StoredPrediction> asked, String what) {
            this.stored = stored;
            this.asked = asked;
            this.what = what;
        }

        private void at(FeatureStream visited) {
            StoredPrediction here = stored.get(visited.instantUs());
            String where = what + " at " + visited.instantUs();
            assertEquals(visited.away(), here == null, where);
            if (here != null) {
                compare(here, where);
            }
        }

        private void compare(StoredPrediction here, String where) {
            stream.read(WIDEST, widest);
            OnlineOfflineTest.assertSame(where, here, widest);
            for (FeatureSchema schema : FeatureSchema.all()) {
                float[] vector = new float[schema.size()];
                stream.read(schema, vector);
                float[] kept = new float[schema.size()];
                for (int i = 0; i < kept.length; i++) {
                    kept[i] = here.evidence()
                            .vector()[WIDEST.names().indexOf(schema.names().get(i))];
                }
                assertArrayEquals(bits(vector), bits(kept), where + " of " + schema);
            }
            compared++;
        }

        @Override
        public boolean event(EventSlot slot) throws IOException {
            return grid.event(slot);
        }

        @Override
        public boolean eventInTime(EventSlot slot) throws IOException {
            return grid.eventInTime(slot);
        }

        @Override
        public void item(StreamItem item) throws IOException {
            grid.item(item);
            if (item instanceof StreamItem.Predicted predicted && predicted.onDemand()) {
                grid.visit(Long.MAX_VALUE / 4);
                tellBefore(predicted.timestampUs());
                assertTrue(stream.moveTo(predicted.timestampUs()), what);
                compare(
                        Optional.ofNullable(asked.get(predicted.timestampUs())).orElseThrow(),
                        what + " on demand at " + predicted.timestampUs());
            }
        }

        /** What was told already is not told twice by telling it again. */
        private void tellBefore(long instantUs) {
            TreeMap<Long, StoredPrediction> before = new TreeMap<>(asked.headMap(instantUs));
            before.putAll(stored.headMap(instantUs));
            before.forEach((at, one) -> stream.predicted(at, one.answer().focusScore()));
        }

        @Override
        public void end() {
            try {
                // Behind the newest event too, as far as watermarks reach: there the service answered as well.
                grid.visit(Long.MAX_VALUE / 4);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
