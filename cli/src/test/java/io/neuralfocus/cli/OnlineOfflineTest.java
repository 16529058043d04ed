package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.cli.people.FrameTape;
import io.neuralfocus.cli.people.SimulatedPerson;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever befalls a service, the log that it keeps gives the vectors that it answered from. */
@Tag("slow")
class OnlineOfflineTest {

    private static final FeatureSchema WIDEST = FeatureSchema.v2().withSequence();
    private static final long SECOND_US = 1_000_000;
    private static final long BATCH_US = 15 * SECOND_US;
    private static final long HOUR_US = 3_600 * SECOND_US;

    @TempDir
    private Path folder;

    /** A way into a service. */
    private interface Door {
        void take(MadeUpService.Running service, byte[] body);
    }

    private static final Door FRAMES = (service, body) -> service.intake().take(body);
    private static final Door BATCHES = (service, body) -> service.batches().take(body);

    private record Arriving(long atUs, DeviceKey device, Door door, byte[] body) {}

    /** Sends what was gathered: most at once, some late, some twice, and for a while, the rest of a day out, none at all. */
    private record Network(Random random, DeviceKey device, long offUs, long onUs, List<Arriving> into) {

        static Network of(SimulatedPerson person, Day day, double hours, Random random, List<Arriving> into) {
            long offUs = day.startUs() + (long) (hours / 3 * HOUR_US);
            long onUs = offUs + 75 * 60 * SECOND_US;
            return new Network(random, DeviceKey.alone(person.device()), offUs, onUs, into);
        }

        void send(long sentUs, Door door, byte[] body) {
            if (sentUs >= offUs && sentUs < onUs) {
                return;
            }
            long delayUs = random.nextInt(20) == 0 ? random.nextInt(90) * SECOND_US : random.nextInt(3_000_000);
            into.add(new Arriving(sentUs + delayUs, device, door, body));
            if (random.nextInt(10) == 0) {
                into.add(new Arriving(sentUs + delayUs + random.nextInt(100) * SECOND_US, device, door, body));
            }
        }
    }

    /** A person's day in frames. */
    private static void playFrames(SimulatedPerson person, double hours, Random random, List<Arriving> into)
            throws IOException {
        Day day = person.day(hours);
        Network network = Network.of(person, day, hours, random, into);
        long spanUs = (2 + random.nextInt(30)) * SECOND_US;
        FrameTape tape = new FrameTape(
                person.device(),
                person.person().utcOffsetSeconds(),
                day.startUs(),
                spanUs,
                (frame, upToUs, events) -> network.send(upToUs == 0 ? day.startUs() : upToUs, FRAMES, frame));
        for (Event event : events(day)) {
            tape.event(event);
        }
        tape.end(day.endUs());
    }

    /** A person's day as a phone tells it: which app, from when on, for how long, a few at a time. */
    private static void playBatches(SimulatedPerson person, double hours, Random random, List<Arriving> into)
            throws IOException {
        Day day = person.day(hours);
        Network network = Network.of(person, day, hours, random, into);
        List<Event> changes = events(day).stream()
                .filter(event -> event.type() == EventType.WINDOW_FOCUS_CHANGE)
                .toList();
        List<String> batch = new ArrayList<>();
        long untilUs = day.startUs() + BATCH_US;
        for (int i = 0; i < changes.size(); i++) {
            long atUs = changes.get(i).timestampUs();
            while (atUs >= untilUs) {
                if (!batch.isEmpty()) {
                    network.send(untilUs, BATCHES, batch(person.device(), batch));
                    batch.clear();
                }
                untilUs += BATCH_US;
            }
            long nextUs = i + 1 < changes.size() ? changes.get(i + 1).timestampUs() : atUs;
            batch.add(String.format(
                    Locale.ROOT,
                    "{\"event_id\":\"%s\",\"ts\":%d,\"kind\":\"app\",\"key\":\"%s\",\"secs\":%d,\"extras\":{}}",
                    new UUID(person.device().getMostSignificantBits(), i),
                    atUs / 1_000,
                    changes.get(i).app(),
                    Math.min(600, (nextUs - atUs) / SECOND_US)));
        }
    }

    private static byte[] batch(UUID device, List<String> items) {
        return ("{\"device_id\":\"" + device + "\",\"sequence_start\":0,\"client_version\":\"t-1\",\"events\":["
                        + String.join(",", items) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<Event> events(Day day) throws IOException {
        List<Event> events = new ArrayList<>();
        day.events(events::add);
        return events;
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
        for (int i = 0; i <= people; i++) {
            SimulatedPerson person = new SimulatedPerson(Population.seeded(seed).person(i), seed);
            if (i < people) {
                playFrames(person, hours, random, arriving);
            } else {
                playBatches(person, hours, random, arriving);
            }
            devices.add(DeviceKey.alone(person.device()));
        }
        arriving.sort(Comparator.comparingLong(Arriving::atUs));
        Befallen befallen = new Befallen();
        try (MadeUpService service =
                new MadeUpService(folder.resolve("data"), arriving.get(0).atUs())) {
            for (Arriving next : arriving) {
                service.clock(next.atUs());
                MadeUpService.Running now = service.now();
                next.door().take(now, next.body());
                befall(service, next.device(), random, befallen);
                befallen.standing(service.now().equals(now) ? now.lanes().standing() : 0);
            }
            service.restart();
            Store store = service.now().store();
            String place = folder.resolve("events").toString();
            CommandRun told = CommandRun.of(
                    "store", "events", place, "--data", service.folder().toString());
            assertEquals(0, told.exitCode(), told::err);
            List<Path> logs = new ArrayList<>();
            for (DeviceKey device : devices) {
                logs.add(compare(store, device, "seed " + seed, befallen));
            }
            StoredRowsLaw.hold(store.retrospect(), logs, "seed " + seed);
        }
        assertTrue(
                befallen.late > 0 && befallen.restarts > 0 && befallen.falls > 0 && befallen.evictions > 5,
                befallen::toString);
        if (people > 2) {
            System.out.println(befallen);
        }
    }

    /** What happened to a service, and what was compared afterwards. */
    private static final class Befallen {
        private int restarts;
        private int falls;
        private int evictions;
        private int standing;
        private long late;
        private long vectors;
        private long rows;

        /** Fewer lanes than before, and not for a start: some were let go. */
        void standing(int now) {
            evictions += now > 0 && now < standing ? 1 : 0;
            standing = now;
        }

        @Override
        public String toString() {
            return restarts + " restarts, " + falls + " falls, " + evictions + " evictions, " + late + " late events; "
                    + vectors + " stored vectors and " + rows + " rows of a command compared";
        }
    }

    private static void befall(MadeUpService service, DeviceKey device, Random random, Befallen befallen) {
        switch (random.nextInt(400)) {
            case 0 -> {
                service.restart();
                befallen.restarts++;
            }
            case 1 -> {
                service.fall();
                befallen.falls++;
            }
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

    private Path compare(Store store, DeviceKey device, String what, Befallen befallen) throws IOException {
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
        assertTrue(asked.size() > 0, what + ": " + asked.size() + " on demand");
        assertTrue(observed > grid.size() / 10, what + ": " + observed + " of " + grid.size() + " observed");

        Path log = folder.resolve("events").resolve(device.deviceText() + ".jsonl.gz");
        Comparison comparison = new Comparison(grid, asked, what);
        Replay replay = new Replay(name -> comparison);
        replay.play(log, rejection -> {
            throw new AssertionError(what + ": " + rejection);
        });
        assertEquals(0, replay.lost(), what);
        assertEquals(grid.size() + asked.size(), comparison.compared, what);
        befallen.late += replay.late();
        befallen.vectors += comparison.compared;
        for (FeatureSchema schema : FeatureSchema.all()) {
            befallen.rows += compareWithCommand(grid, log, schema, what);
        }
        return log;
    }

    /** What {@code focus features} makes of the log: it ends with the last event, and tells of those who are away too. */
    private long compareWithCommand(
            NavigableMap<Long, StoredPrediction> grid, Path log, FeatureSchema schema, String what) throws IOException {
        Path table = folder.resolve("rows.csv");
        CommandRun run = CommandRun.of(
                "features", "--events", log.toString(), "--schema", schema.version(), "--out", table.toString());
        assertEquals(0, run.exitCode(), run::err);
        long compared = 0;
        long lastUs = 0;
        try (Stream<String> lines = Files.lines(table)) {
            for (String line : (Iterable<String>) lines.skip(1)::iterator) {
                String[] cells = line.split(",", -1);
                lastUs = Long.parseLong(cells[1]);
                StoredPrediction here = grid.get(lastUs);
                if (here != null) {
                    float[] row = new float[schema.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = cells[2 + i].isEmpty() ? Float.NaN : Float.parseFloat(cells[2 + i]);
                    }
                    assertArrayEquals(bits(part(schema, here)), bits(row), what + " by command at " + lastUs);
                    compared++;
                }
            }
        }
        assertEquals(grid.headMap(lastUs, true).size(), compared, what + ": rows of a command");
        return compared;
    }

    /** What a schema has of a stored vector, which has all there is. */
    private static float[] part(FeatureSchema schema, StoredPrediction stored) {
        float[] part = new float[schema.size()];
        for (int i = 0; i < part.length; i++) {
            part[i] = stored.evidence()
                    .vector()[WIDEST.names().indexOf(schema.names().get(i))];
        }
        return part;
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
                assertArrayEquals(bits(vector), bits(part(schema, here)), where + " of " + schema);
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
