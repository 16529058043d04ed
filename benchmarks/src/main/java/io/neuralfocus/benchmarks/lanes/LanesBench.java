package io.neuralfocus.benchmarks.lanes;

import io.neuralfocus.benchmarks.lanes.Senders.Acknowledged;
import io.neuralfocus.benchmarks.lanes.ThreadTimes.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What many lanes cost: processor, memory, disk, and how long an acknowledgement takes. Arguments: {@code full} (default)
 * or {@code smoke}, which only shows that everything runs.
 */
public final class LanesBench {

    private static final int EVENTS_PER_FRAME = 40;

    private LanesBench() {}

    /**
     * How much.
     *
     * @param ramp over which devices begin one after the other
     * @param settling from then until it is looked at
     * @param measured for how long
     */
    record Size(int devices, Duration ramp, Duration settling, Duration measured) {

        static final Size FULL =
                new Size(2_000, Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(90));
        static final Size SMOKE = new Size(20, Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(6));

        Duration whole() {
            return ramp.plus(settling).plus(measured);
        }

        int frames() {
            return (int) (whole().toNanos() / (SimulatedDevice.FRAME_US * 1_000));
        }
    }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        boolean smoke = arguments.length > 0 && arguments[0].equals("smoke");
        System.out.print(run(smoke ? Size.SMOKE : Size.FULL));
    }

    static String run(Size size) throws IOException, SQLException, InterruptedException {
        List<SimulatedDevice> crowd = SimulatedDevice.crowd(size.devices, size.frames(), EVENTS_PER_FRAME);
        Path folder = Files.createTempDirectory("lanes-bench");
        try {
            Measured measured = measured(size, crowd, folder);
            try (StoredRows rows = new StoredRows(folder)) {
                return table(size, measured, rows);
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * What was seen of the service in the stretch that counts.
     *
     * @param due acknowledgements of what was due in it, however late they came
     * @param acknowledged those that came in it: fewer where the service fell behind
     */
    private record Measured(
            double seconds,
            Map<Part, Long> parts,
            long processNanos,
            long written,
            long predictions,
            List<Acknowledged> due,
            List<Acknowledged> acknowledged,
            long heapBefore,
            long heapAfter) {}

    private static Measured measured(Size size, List<SimulatedDevice> crowd, Path folder)
            throws IOException, SQLException, InterruptedException {
        try (ServiceProcess service = ServiceProcess.start(folder)) {
            long heapBefore = heapOfOneLane(service, size);
            long beganNanos = System.nanoTime();
            long beganUs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            long fromNanos = beganNanos + size.ramp.plus(size.settling).toNanos();
            long toNanos = beganNanos + size.whole().toNanos();
            Senders senders = new Senders(service.port(), size.ramp.toNanos());
            CompletableFuture<List<Acknowledged>> sending = CompletableFuture.supplyAsync(() -> {
                try {
                    return senders.send(crowd, beganNanos, beganUs, toNanos);
                } catch (IOException e) {
                    throw new IllegalStateException("a device could not be sent for", e);
                }
            });
            try (StoredRows rows = new StoredRows(folder)) {
                TimeUnit.NANOSECONDS.sleep(fromNanos - System.nanoTime());
                ThreadTimes before = service.threadTimes();
                long lookedNanos = System.nanoTime();
                long predictionsBefore = rows.predictions();
                TimeUnit.NANOSECONDS.sleep(toNanos - System.nanoTime());
                ThreadTimes after = service.threadTimes();
                double seconds = (System.nanoTime() - lookedNanos) / 1e9;
                long predictions = rows.predictions() - predictionsBefore;
                List<Acknowledged> all = sending.join();
                service.settle();
                return new Measured(
                        seconds,
                        after.since(before),
                        after.processNanos() - before.processNanos(),
                        after.written() - before.written(),
                        predictions,
                        all.stream().filter(one -> one.dueNanos() >= fromNanos).toList(),
                        all.stream()
                                .filter(one -> one.atNanos() >= fromNanos && one.atNanos() < toNanos)
                                .toList(),
                        heapBefore,
                        service.usedHeap());
            }
        }
    }

    /** Whatever is there once, whether one device speaks or thousands do. */
    private static long heapOfOneLane(ServiceProcess service, Size size) throws IOException {
        SimulatedDevice one =
                SimulatedDevice.crowd(size.devices + 1, 6, EVENTS_PER_FRAME).get(size.devices);
        long beganUs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - 6 * SimulatedDevice.FRAME_US;
        try (KeptConnection connection = new KeptConnection(service.port())) {
            for (int i = 0; i < one.frameCount(); i++) {
                connection.post(one.frame(i, beganUs));
            }
        }
        service.settle();
        return service.usedHeap();
    }

    private static String table(Size size, Measured measured, StoredRows rows) throws SQLException {
        long events =
                measured.acknowledged.stream().mapToLong(Acknowledged::events).sum();
        StringBuilder table = new StringBuilder();
        line(table, "devices", "%.0f", size.devices);
        line(table, "events acknowledged a second", "%.0f", events / measured.seconds);
        line(table, "frames acknowledged a second", "%.0f", measured.acknowledged.size() / measured.seconds);
        line(table, "predictions stored a second", "%.0f", measured.predictions / measured.seconds);
        line(table, "acknowledgement p50, ms", "%.1f", Senders.percentileMs(measured.due, 0.5));
        line(table, "acknowledgement p99, ms", "%.1f", Senders.percentileMs(measured.due, 0.99));
        line(table, "CPU seconds a second, service", "%.3f", measured.processNanos / 1e9 / measured.seconds);
        measured.parts.forEach(
                (part, nanos) -> line(table, "  " + part.title(), "%.3f", nanos / 1e9 / measured.seconds));
        line(
                table,
                "  of half of the machine's processors",
                "%.2f",
                measured.processNanos / 1e9 / measured.seconds / half());
        line(table, "MB written to disk a second", "%.1f", measured.written / 1e6 / measured.seconds);
        line(table, "heap of a lane, KiB", "%.1f", heapOfALane(size, measured) / 1_024);
        line(table, "bytes on disk of a prediction", "%.0f", rows.bytesPerRow("model_predictions"));
        line(table, "  of these its vector, packed", "%.0f", rows.meanLength("model_predictions", "features"));
        line(table, "bytes on disk of a frame", "%.0f", rows.bytesPerRow("inputs"));
        line(table, "bytes of a lane's snapshot", "%.0f", rows.meanLength("lane_snapshots", "payload"));
        return table.toString();
    }

    private static double half() {
        return Runtime.getRuntime().availableProcessors() / 2.0;
    }

    private static double heapOfALane(Size size, Measured measured) {
        return (measured.heapAfter - measured.heapBefore) / (double) size.devices;
    }

    private static void line(StringBuilder table, String what, String form, double value) {
        table.append(String.format(Locale.ROOT, "%-38s %12s%n", what, String.format(Locale.ROOT, form, value)));
    }
}
