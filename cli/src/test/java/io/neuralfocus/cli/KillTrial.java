package io.neuralfocus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.cli.KillFindings.Doubts;
import io.neuralfocus.cli.KillFindings.Ready;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.StoreView;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.Answer;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A service is killed under load, again and again, by clients that keep ledgers of what was acknowledged. Then another one,
 * which is never killed, is told the same; and what both hold is compared.
 *
 * <p>The moment of a kill: a seeded number of acknowledgements after the start, within the request that is sent then, a
 * seeded part of a few milliseconds behind its being sent; a third of the kills come at once.
 */
final class KillTrial {

    private static final int DEVICES = 2;
    private static final int MOST_ACKNOWLEDGEMENTS = 120;
    private static final int LONGEST_WITHIN_NANOS = 4_000_000;
    private static final String KILLED = "killed";
    private static final String CALM = "calm";

    private final Path folder;
    private final List<String> focus;
    private final int times;
    private final long seed;
    private final List<KilledDevice> frames = new ArrayList<>();
    private final List<KilledDevice> batches = new ArrayList<>();
    private final KilledPerson person;

    /** Is told after each kill. */
    interface Progress {
        void killed(int times, long acknowledged);
    }

    /**
     * A trial in an empty folder.
     *
     * @param focus the command that becomes a service; empty for the classes of this JVM
     */
    KillTrial(Path folder, List<String> focus, int times, long seed) {
        this.folder = folder;
        this.focus = focus;
        this.times = times;
        this.seed = seed;
        // Long enough ago that nobody catches up with the clock, and not too long for the retention.
        Instant start = Instant.ofEpochSecond(Instant.now().getEpochSecond()).minus(Duration.ofDays(40));
        long startUs = start.getEpochSecond() * 1_000_000;
        for (int i = 0; i < DEVICES; i++) {
            DeviceKey told = DeviceKey.alone(new UUID(seed, i));
            frames.add(new KilledDevice(told, new KillTape.Frames(told, startUs, seed + i), seed + i));
            DeviceKey listed = DeviceKey.alone(new UUID(seed, 100 + i));
            batches.add(
                    new KilledDevice(listed, new KillTape.Batches(listed, startUs, seed + 100 + i), seed + 100 + i));
        }
        this.person = new KilledPerson(DeviceKey.alone(new UUID(seed, 200)), start);
    }

    /** {@code KillTrial FOLDER LAUNCHER TIMES SEED}: prints what was found; ends with 1 if anything was lost or differs. */
    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[2]);
        KillTrial trial =
                new KillTrial(Path.of(arguments[0]), List.of(arguments[1]), times, Long.parseLong(arguments[3]));
        long startedNanos = System.nanoTime();
        KillFindings findings = trial.run((killed, acknowledged) -> {
            String end = killed == times ? "\n" : "\r";
            System.err.printf(
                    Locale.ROOT,
                    "killed %d of %d times, %d events acknowledged, %d s%s",
                    killed,
                    times,
                    acknowledged,
                    (System.nanoTime() - startedNanos) / 1_000_000_000,
                    end);
        });
        findings.lines().forEach(System.out::println);
        System.exit(findings.isFlawless() ? 0 : 1);
    }

    KillFindings run(Progress progress) throws Exception {
        Random random = new Random(seed);
        List<Ready> ready = new ArrayList<>();
        for (int round = 0; round < times; round++) {
            try (ServedProcess service = start(KILLED, ready)) {
                if (round > 0) {
                    comeBack(service.address());
                }
                killUnderLoad(service, random);
            }
            progress.killed(round + 1, acknowledged(devices()));
        }
        Doubts doubts = new Doubts();
        try (ServedProcess service = start(KILLED, ready)) {
            comeBack(service.address());
            tellAll(service.address());
            doubts.wordsLost = person.lost(service.address());
            doubts.twice = person.twice(service.address());
            end(service);
        }
        // The first start had nothing to come back to.
        ready.remove(0);
        doubts.lost = devices().stream().mapToLong(KilledDevice::lost).sum();
        try (ServedProcess service = start(CALM, new ArrayList<>())) {
            tellAll(service.address());
            end(service);
        }
        int equal = compare(doubts);
        return new KillFindings(
                times,
                acknowledged(frames),
                acknowledged(batches),
                devices().stream().mapToLong(KilledDevice::requests).sum(),
                person.acknowledged(),
                equal,
                ready,
                doubts);
    }

    private List<KilledDevice> devices() {
        return Stream.concat(frames.stream(), batches.stream()).toList();
    }

    private static long acknowledged(List<KilledDevice> devices) {
        return devices.stream().mapToLong(KilledDevice::acknowledged).sum();
    }

    private void tellAll(URI address) throws IOException, InterruptedException {
        for (KilledDevice device : devices()) {
            device.tellAll(address);
        }
    }

    private void comeBack(URI address) throws IOException, InterruptedException {
        for (KilledDevice device : devices()) {
            device.comeBack(address);
        }
    }

    /** Notes how long it takes from the start of the process to its word that it is ready. */
    private ServedProcess start(String data, List<Ready> ready) throws IOException, InterruptedException {
        // Connections are kept open here, and a stop need not wait for them.
        Path settings = Files.writeString(folder.resolve("focus.conf"), "http.stop-within = 1 second");
        String[] arguments = {"--data", data, "--config", settings.toString()};
        long startedNanos = System.nanoTime();
        ServedProcess service = focus.isEmpty()
                ? ServedProcess.start(folder, arguments)
                : ServedProcess.start(folder, focus, arguments);
        while (service.get("/readyz").statusCode() != 200) {
            Thread.onSpinWait();
        }
        long tookMs = (System.nanoTime() - startedNanos) / 1_000_000;
        ready.add(new Ready(tookMs, service.processorTime().toMillis()));
        return service;
    }

    private static void end(ServedProcess service) throws InterruptedException {
        service.stop();
        if (service.exitCode() != 143) {
            throw new IllegalStateException("it did not end well: " + service.exitCode());
        }
    }

    private void killUnderLoad(ServedProcess service, Random random) throws InterruptedException {
        KillFuse fuse = new KillFuse(1 + random.nextInt(MOST_ACKNOWLEDGEMENTS));
        long withinNanos = random.nextInt(3) == 0 ? 0 : random.nextInt(LONGEST_WITHIN_NANOS);
        List<Throwable> faults = new ArrayList<>();
        List<Thread> loads = new ArrayList<>();
        for (KilledDevice device : devices()) {
            loads.add(new Thread(() -> device.load(service.address(), fuse)));
        }
        loads.add(new Thread(() -> person.load(service.address(), fuse)));
        for (Thread load : loads) {
            load.setUncaughtExceptionHandler((thread, fault) -> {
                synchronized (faults) {
                    faults.add(fault);
                }
            });
            load.start();
        }
        boolean burnt = fuse.await();
        LockSupport.parkNanos(withinNanos);
        service.kill();
        fuse.end();
        service.exitCode();
        for (Thread load : loads) {
            load.join();
        }
        if (!burnt || !faults.isEmpty()) {
            throw new IllegalStateException("the load broke off", faults.isEmpty() ? null : faults.get(0));
        }
    }

    /** Tells after how many kills the next prediction of every device was the one that the calm service made. */
    private int compare(Doubts doubts) throws IOException {
        Remembered found = remembered(KILLED, doubts);
        Remembered expected = remembered(CALM, doubts);
        doubts.lost += Math.max(0, expected.frames - found.frames) + Math.max(0, expected.items - found.items);
        doubts.twice += Math.max(0, found.frames - expected.frames) + Math.max(0, found.items - expected.items);
        BitSet equal = new BitSet();
        equal.set(0, times);
        try (Store killed = Store.open(folder.resolve(KILLED));
                Store calm = Store.open(folder.resolve(CALM))) {
            for (KilledDevice device : devices()) {
                List<StoredPrediction> calmly = predictions(calm, device.device());
                compare(predictions(killed, device.device()), calmly, doubts);
                for (int kill = 0; kill < times; kill++) {
                    JsonNode next = device.firstPredictions().get(kill);
                    if (calmly.stream().noneMatch(prediction -> isToldAs(next, prediction))) {
                        equal.clear(kill);
                    }
                }
            }
        }
        return equal.cardinality();
    }

    private static boolean isToldAs(JsonNode told, StoredPrediction prediction) {
        return told.path("id").asText().equals(prediction.id().toString())
                && told.path("timestamp_us").asLong() == prediction.instantUs()
                && told.path("distraction_risk").asDouble()
                        == prediction.answer().risk()
                && told.path("confidence").asDouble() == prediction.answer().confidence()
                && told.path("focus_score").asDouble() == prediction.answer().focusScore()
                && told.path("risk_category")
                        .asText()
                        .equals(prediction.answer().category());
    }

    /** How many of each a store remembers. */
    private record Remembered(long frames, long items) {}

    /** As its export tells. */
    private Remembered remembered(String data, Doubts doubts) throws IOException {
        Path exported = folder.resolve(data + "-exported");
        try (StoreView view = StoreView.of(folder.resolve(data).toString())) {
            view.export(exported);
        }
        return new Remembered(
                distinct(exported.resolve("inputs.jsonl"), "sequence", doubts),
                distinct(exported.resolve("event_ids.jsonl"), "event_id", doubts));
    }

    private static long distinct(Path file, String key, Doubts doubts) throws IOException {
        Set<String> seen = new HashSet<>();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode row = KilledDevice.read(line);
                if (!row.path(key).isNull() && !seen.add(row.path("device_id") + " " + row.path(key))) {
                    doubts.twice++;
                }
            }
        }
        return seen.size();
    }

    private static void compare(List<StoredPrediction> found, List<StoredPrediction> expected, Doubts doubts) {
        doubts.predictions += expected.size();
        doubts.differing += Math.abs(expected.size() - found.size());
        for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
            StoredPrediction one = found.get(i);
            StoredPrediction other = expected.get(i);
            boolean same = one.id().equals(other.id())
                    && untimed(one.answer()).equals(untimed(other.answer()))
                    && Arrays.equals(one.evidence().vector(), other.evidence().vector());
            doubts.differing += same ? 0 : 1;
        }
    }

    /** How long it took is each service's own. */
    private static Answer untimed(Answer answer) {
        return new Answer(
                answer.risk(),
                answer.category(),
                answer.confidence(),
                answer.focusScore(),
                answer.focusIsIndex(),
                answer.horizonSeconds(),
                answer.modelVersion(),
                answer.testGroup(),
                OptionalDouble.empty());
    }

    private static List<StoredPrediction> predictions(Store store, DeviceKey device) {
        List<StoredPrediction> all = new ArrayList<>();
        long cursor = 0;
        for (var page = store.predictions().after(device, cursor, 500);
                !page.predictions().isEmpty();
                page = store.predictions().after(device, cursor, 500)) {
            page.predictions().stream().map(KeptPrediction::prediction).forEach(all::add);
            cursor = page.cursor();
        }
        all.sort(Comparator.comparingLong(StoredPrediction::instantUs));
        return all;
    }
}
