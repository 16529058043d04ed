package io.neuralfocus.benchmarks.lanes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends each device's frames when they are due, in real time. An acknowledgement is counted from the instant at which its
 * frame was due, so a service that falls behind cannot hide it.
 */
final class Senders {

    private static final int THREADS = 64;

    private final int port;
    private final long rampNanos;

    /** Devices begin one after the other over a ramp, so that what each does once a minute is spread over it. */
    Senders(int port, long rampNanos) {
        this.port = port;
        this.rampNanos = rampNanos;
    }

    /** An acknowledgement: when its frame was due, and how long it took from then. */
    record Acknowledged(long dueNanos, long nanos, int events) {

        long atNanos() {
            return dueNanos + nanos;
        }
    }

    private static final class Device {

        private final SimulatedDevice simulated;
        private final int port;
        private final long beganNanos;
        private final long beganUs;
        private int next;
        private @Nullable KeptConnection connection;

        Device(SimulatedDevice simulated, int port, long beganNanos, long beganUs) {
            this.simulated = simulated;
            this.port = port;
            this.beganNanos = beganNanos;
            this.beganUs = beganUs;
        }

        long dueNanos() {
            return beganNanos + (next + 1) * SimulatedDevice.FRAME_US * 1_000;
        }

        /** Made when it is first needed: the service closes those on which nothing moves. */
        KeptConnection connection() throws IOException {
            KeptConnection made = connection;
            if (made == null) {
                made = new KeptConnection(port);
                connection = made;
            }
            return made;
        }

        void close() throws IOException {
            if (connection != null) {
                connection.close();
            }
        }
    }

    /**
     * Sends all frames that are due before an instant; returns when the last is acknowledged.
     *
     * @param nowNanos the same instant as {@code nowUs}
     */
    List<Acknowledged> send(List<SimulatedDevice> crowd, long nowNanos, long nowUs, long untilNanos)
            throws IOException {
        List<Device> devices = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int i = 0; i < crowd.size(); i++) {
                long later = rampNanos * i / crowd.size();
                devices.add(new Device(crowd.get(i), port, nowNanos + later, nowUs + later / 1_000));
            }
            List<CompletableFuture<List<Acknowledged>>> sent = IntStream.range(0, THREADS)
                    .mapToObj(thread -> IntStream.iterate(thread, i -> i < crowd.size(), i -> i + THREADS)
                            .mapToObj(devices::get)
                            .toList())
                    .map(own -> CompletableFuture.supplyAsync(() -> send(own, untilNanos), threads))
                    .toList();
            return sent.stream().flatMap(part -> part.join().stream()).toList();
        } finally {
            threads.shutdown();
            for (Device device : devices) {
                device.close();
            }
        }
    }

    private static List<Acknowledged> send(List<Device> own, long untilNanos) {
        PriorityQueue<Device> waiting = new PriorityQueue<>(Comparator.comparingLong(Device::dueNanos));
        waiting.addAll(own);
        List<Acknowledged> acknowledged = new ArrayList<>();
        try {
            for (Device device = waiting.poll(); device != null; device = waiting.poll()) {
                long dueNanos = device.dueNanos();
                if (dueNanos >= untilNanos || device.next == device.simulated.frameCount()) {
                    continue;
                }
                byte[] frame = device.simulated.frame(device.next, device.beganUs);
                TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
                device.connection().post(frame);
                int events = device.simulated.events(device.next);
                acknowledged.add(new Acknowledged(dueNanos, System.nanoTime() - dueNanos, events));
                device.next++;
                waiting.add(device);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a frame was not acknowledged", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return acknowledged;
    }

    /** The time within which this part of them came, in milliseconds. */
    static double percentileMs(List<Acknowledged> acknowledged, double part) {
        long[] sorted = acknowledged.stream()
                .flatMapToLong(one -> LongStream.of(one.nanos()))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1) * part)] / 1e6;
    }
}
