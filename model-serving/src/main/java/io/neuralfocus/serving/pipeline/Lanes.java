package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.store.Acceptance;
import io.neuralfocus.store.AcceptedFrame;
import io.neuralfocus.store.DeviceKey;
import io.neuralfocus.store.FrameLog.KeptFrame;
import io.neuralfocus.store.FrameLog.Receipt;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.StoredPrediction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of all devices, each a chain of tasks on shared threads.
 *
 * <p>Why the order holds: a frame is offered to the store and its task hung onto the chain under one lock, the store
 * commits in the order of offers, and a chain runs in the order of hanging. So a lane takes frames in commit order,
 * which is the order a replay reads them in. A lane begins with that replay; a frame it has already seen there is known
 * by its ordinal and passed over. A lane that failed on a frame is given up, and the next frame begins with another.
 */
public final class Lanes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Store store;
    private final ServedModel model;
    private final Catalog catalog;
    private final ConcurrentHashMap<DeviceKey, Chain> chains = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    public Lanes(Store store, ServedModel model, Catalog catalog) {
        this.store = store;
        this.model = model;
        this.catalog = catalog;
        this.threads = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()), task -> new Thread(task, "lane"));
    }

    /** Commits a frame and sends it down its device's lane; completes when the commit is durable. */
    CompletableFuture<Receipt> commit(AcceptedFrame frame) {
        return chains.computeIfAbsent(frame.device(), Chain::new).commit(frame);
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
        private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);

        /** Empty before the first frame, while a frame is taken, and after one that failed. */
        private Optional<Lane> lane = Optional.empty();

        Chain(DeviceKey device) {
            this.device = device;
        }

        synchronized CompletableFuture<Receipt> commit(AcceptedFrame frame) {
            CompletableFuture<Receipt> committed = store.frames().append(frame);
            tail = tail.thenAcceptBothAsync(committed, (before, receipt) -> take(frame, receipt), threads)
                    .exceptionally(fault -> {
                        LOG.error("a frame of device {} gave no predictions", device.deviceText(), fault);
                        return null;
                    });
            return committed;
        }

        synchronized CompletableFuture<Void> settled() {
            return tail;
        }

        private void take(AcceptedFrame frame, Receipt receipt) {
            if (receipt.acceptance() == Acceptance.TAKEN) {
                Optional<Lane> standing = lane;
                lane = Optional.empty();
                standing.ifPresent(known -> take(known, new KeptFrame(receipt.ordinal(), frame), false));
                lane = standing.isPresent() ? standing : Optional.of(rebuilt());
            }
        }

        /** The frame that asks for it is in the store already, and so among those that are replayed. */
        private Lane rebuilt() {
            Lane fresh = new Lane(device, model, catalog);
            store.frames().replay(device, kept -> take(fresh, kept, true));
            return fresh;
        }

        private void take(Lane taking, KeptFrame kept, boolean again) {
            List<StoredPrediction> predictions = taking.take(
                    kept,
                    instantUs -> again ? store.predictions().focusScoreAt(device, instantUs) : OptionalDouble.empty());
            if (!predictions.isEmpty()) {
                store.predictions().append(predictions).join();
            }
        }
    }
}
