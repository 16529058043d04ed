package io.neuralfocus.benchmarks.ingest;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.OfferedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The table of durable ingest. Clients wait for each acknowledgement before they send again. Rounds of the store and of
 * its peer take turns, so that what else the machine does meets both; the median round counts. Arguments: {@code full}
 * (default) or {@code smoke}, which only shows that everything runs.
 */
public final class IngestBench {

    private static final int CLIENTS = 8;

    private IngestBench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        boolean smoke = arguments.length > 0 && arguments[0].equals("smoke");
        System.out.print(run(smoke ? 2 : 7, smoke ? 16 : 600, smoke ? 4 : 150));
    }

    /** One way of ingest: events a second in each round, and how long acknowledgements took. */
    private record Measured(List<Double> perSecond, List<Long> nanos) {

        Measured() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        double median() {
            double[] sorted =
                    perSecond.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        double percentileMs(double part) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1) * part)] / 1e6;
        }
    }

    static String run(int rounds, int batchCount, int frameCount) throws IOException, SQLException {
        List<OfferedBatch> batches = new Load(27).batches(batchCount);
        List<Packing> packed = BareSqlite.packed(batches);
        List<AcceptedFrame> frames = new Load(28).frames(frameCount);
        Measured bare = new Measured();
        Measured json = new Measured();
        Measured framed = new Measured();
        // The first round is for the compiler.
        for (int round = -1; round < rounds; round++) {
            boolean counts = round >= 0;
            double seconds = inFolder(folder -> bare(folder, batches, packed));
            if (counts) {
                bare.perSecond().add(batchCount * (double) Load.BATCH / seconds);
            }
            measure(
                    counts ? json : new Measured(),
                    batches,
                    Load.BATCH,
                    (store, batch) -> store.inputs()
                            .append(batch)
                            .thenApply(receipt -> receipt.items().size()));
            measure(
                    counts ? framed : new Measured(),
                    frames,
                    Load.FRAME,
                    (store, frame) -> store.inputs().append(frame).thenApply(receipt -> Load.FRAME));
        }
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "%-44s %12s %10s %10s%n", "what, durable", "events/s", "ack p50 ms", "ack p99 ms"));
        line(table, "bare SQLite, a transaction for each batch of 200", bare);
        line(table, "JSON batches of 200", json);
        line(table, "frames of 3,999", framed);
        table.append(String.format(Locale.ROOT, "JSON / bare SQLite: %.2f%n", json.median() / bare.median()));
        table.append(String.format(Locale.ROOT, "frames / JSON: %.1f%n", framed.median() / json.median()));
        return table.toString();
    }

    private static double bare(Path folder, List<OfferedBatch> batches, List<Packing> packed) {
        try {
            return BareSqlite.insert(folder, batches, packed);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Offer<T> {
        CompletableFuture<Integer> to(Store store, T what);
    }

    private static <T> void measure(Measured into, List<T> load, int events, Offer<T> offer) throws IOException {
        inFolder(folder -> {
            try (Store store = Store.open(folder)) {
                long[] nanos = new long[load.size()];
                long begun = System.nanoTime();
                int taken = play(load, store, offer, nanos);
                double seconds = (System.nanoTime() - begun) / 1e9;
                if (taken != load.size() * events || store.inputs().count() != load.size()) {
                    throw new IllegalStateException("only " + taken + " events were taken");
                }
                into.perSecond().add(taken / seconds);
                Arrays.stream(nanos).forEach(into.nanos()::add);
                return seconds;
            }
        });
    }

    private static <T> int play(List<T> load, Store store, Offer<T> offer, long[] nanos) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            ends.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = next.getAndIncrement(); i < load.size(); i = next.getAndIncrement()) {
                            long sent = System.nanoTime();
                            taken.addAndGet(offer.to(store, load.get(i)).join());
                            nanos[i] = System.nanoTime() - sent;
                        }
                    },
                    clients));
        }
        ends.forEach(CompletableFuture::join);
        clients.shutdown();
        return taken.get();
    }

    private static double inFolder(Function<Path, Double> work) throws IOException {
        Path folder = Files.createTempDirectory("ingest-bench");
        try {
            return work.apply(folder);
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void line(StringBuilder table, String what, Measured measured) {
        table.append(String.format(
                Locale.ROOT,
                "%-44s %12.0f %10.2f %10.2f%n",
                what,
                measured.median(),
                measured.percentileMs(0.5),
                measured.percentileMs(0.99)));
    }
}
