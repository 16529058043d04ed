package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.InputLog.BatchReceipt;
import io.neuralfocus.store.intake.InputLog.Receipt;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.OfferedBatch;
import io.neuralfocus.store.people.DeviceKey;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of all devices, each a chain of tasks on shared threads.
 *
 * <p>A lane reads the store, not what came in: a committed frame only wakes it, and it takes whatever its device has in
 * the store behind the newest frame it knows. So it takes frames in commit order, however the wakings overtake each
 * other; nothing that waits is held in memory; and beginning anew, after a restart, a fault or a long silence, is the
 * same reading from further back. A lane that failed on a frame is given up, and the next frame begins with another.
 */
public final class Lanes implements AutoCloseable {

    /** More frames than this do not wait for one lane. A body holds fewer, so one that was held back gets through later. */
    static final int WAITING_AT_MOST = 4_096;

    private static final long SILENT_AFTER_US = 3_600_000_000L;
    private static final long LOOK_EVERY_US = 60_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Store store;
    private final Answering answering;
    private final Catalog catalog;
    private final ConcurrentHashMap<DeviceKey, Chain> chains = new ConcurrentHashMap<>();
    private final AtomicLong lookedUs = new AtomicLong();
    private final LongAdder lateEvents = new LongAdder();
    private final ExecutorService threads;

    public Lanes(Store store, Answering answering, Catalog catalog) {
        this(
                store,
                answering,
                catalog,
                Executors.newFixedThreadPool(
                        Math.max(2, Runtime.getRuntime().availableProcessors()), task -> new Thread(task, "lane")));
    }

    /** Lanes on these threads, which are theirs to end. */
    Lanes(Store store, Answering answering, Catalog catalog, ExecutorService threads) {
        this.store = store;
        this.answering = answering;
        this.catalog = catalog;
        this.threads = threads;
    }

    /**
     * Commits a frame and wakes its device's lane; completes when the commit is durable. Empty, and nothing is taken, if
     * too many frames of the device wait for its lane already.
     */
    Optional<CompletableFuture<Receipt>> commit(AcceptedFrame frame) {
        return chain(frame.device(), frame.receivedUs())
                .commit(() -> store.inputs().append(frame), Receipt::ordinal);
    }

    /** The same with a batch. */
    Optional<CompletableFuture<BatchReceipt>> commit(OfferedBatch batch) {
        return chain(batch.device(), batch.receivedUs())
                .commit(() -> store.inputs().append(batch), BatchReceipt::ordinal);
    }

    private Chain chain(DeviceKey key, long receivedUs) {
        dropTheSilent(receivedUs);
        return chains.compute(
                key, (device, standing) -> (standing == null ? new Chain(device) : standing).entered(receivedUs));
    }

    /** Time is that of the frames' receipts: while none comes nothing grows either. */
    private void dropTheSilent(long nowUs) {
        long before = lookedUs.get();
        if (nowUs - before >= LOOK_EVERY_US && lookedUs.compareAndSet(before, nowUs)) {
            for (DeviceKey device : chains.keySet()) {
                chains.computeIfPresent(device, (same, chain) -> chain.isSilent(nowUs) ? null : chain);
            }
        }
    }

    /** How many devices have a lane now. */
    int standing() {
        return chains.size();
    }

    /** How many events came late since the start: they are kept, and enter no vector. */
    public long lateEvents() {
        return lateEvents.sum();
    }

    /** Completes when everything sent down the lanes so far has come out. */
    public CompletableFuture<Void> settled() {
        return CompletableFuture.allOf(
                chains.values().stream().map(Chain::settled).toArray(CompletableFuture[]::new));
    }

    /** Lets what is under way come out, then ends. */
    @Override
    public void close() {
        settled().join();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private final class Chain {

        private final DeviceKey device;
        private final AtomicInteger waiting = new AtomicInteger();
        private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);

        /** Changed and read only while the map holds this device. */
        private long heardUs;

        /** Empty before the first frame, while frames are taken, and after one that failed. */
        private Optional<Lane> lane = Optional.empty();

        Chain(DeviceKey device) {
            this.device = device;
        }

        /** Whoever has entered waits until it is through, and so keeps the chain from being dropped. */
        Chain entered(long nowUs) {
            waiting.incrementAndGet();
            heardUs = nowUs;
            return this;
        }

        boolean isSilent(long nowUs) {
            return waiting.get() == 0 && nowUs - heardUs >= SILENT_AFTER_US;
        }

        <R> Optional<CompletableFuture<R>> commit(Supplier<CompletableFuture<R>> append, ToLongFunction<R> ordinal) {
            if (waiting.get() > WAITING_AT_MOST) {
                waiting.decrementAndGet();
                return Optional.empty();
            }
            CompletableFuture<R> committed = append.get();
            // What was refused has nothing for the lane: whoever sent it is told.
            wakeAfter(committed.thenApply(ordinal::applyAsLong).exceptionally(refused -> 0L));
            return Optional.of(committed);
        }

        private synchronized void wakeAfter(CompletableFuture<Long> ordinal) {
            tail = tail.thenAcceptBothAsync(ordinal, (before, kept) -> reach(kept), threads)
                    .exceptionally(fault -> {
                        tell(fault);
                        return null;
                    })
                    .thenRun(waiting::decrementAndGet);
        }

        private void tell(Throwable fault) {
            Throwable cause = fault.getCause();
            if (!(cause instanceof StoreException)
                    && !(cause instanceof CompletionException in && in.getCause() instanceof StoreException)) {
                LOG.error("what device {} sent gave no predictions", device.deviceText(), fault);
            }
        }

        synchronized CompletableFuture<Void> settled() {
            return tail;
        }

        /** Takes all up to this ordinal at the least; 0, of what was not new, is reached already. */
        private void reach(long ordinal) {
            Optional<Lane> standing = lane;
            if (ordinal <= standing.map(Lane::ordinal).orElse(0L)) {
                return;
            }
            lane = Optional.empty();
            Lane reading = standing.orElseGet(() -> new Lane(device, answering, catalog));
            store.inputs().replay(device, reading.ordinal(), kept -> {
                boolean live = standing.isPresent() || kept.ordinal() >= ordinal;
                take(reading, kept, live);
            });
            lane = Optional.of(reading);
        }

        private void take(Lane reading, Kept kept, boolean live) {
            Lane.Taken taken = reading.take(
                    kept,
                    instantUs ->
                            live ? OptionalDouble.empty() : store.predictions().focusScoreAt(device, instantUs));
            if (live) {
                lateEvents.add(taken.lateEvents());
            }
            if (!taken.predictions().isEmpty()) {
                store.predictions().append(taken.predictions()).join();
            }
        }
    }
}
