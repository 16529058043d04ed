package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.serving.config.LanesConfig;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.InputLog.BatchReceipt;
import io.neuralfocus.store.intake.InputLog.Receipt;
import io.neuralfocus.store.intake.OfferedBatch;
import io.neuralfocus.store.people.DeviceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of all devices, on shared threads: they are built when their devices speak, and let go when these fall silent;
 * where too many stand, those that were silent longest go first.
 */
public final class Lanes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private static final long LOOK_EVERY_US = 60_000_000L;

    /** Where too many stand, a part of them goes at once: to find out who was silent longest takes a look at all. */
    private static final int PART = 16;

    private final Store store;
    private final LaneRecovery recovery;
    private final ConcurrentHashMap<DeviceKey, Chain> chains = new ConcurrentHashMap<>();
    private final AtomicLong lookedUs = new AtomicLong();
    private final AtomicBoolean makingRoom = new AtomicBoolean();
    private final LongAdder lateEvents = new LongAdder();
    private final LanesConfig config;
    private final LongAdder passedOver = new LongAdder();
    private final Chain.Tally tally = new Chain.Tally() {
        @Override
        public void late(int events) {
            lateEvents.add(events);
        }

        @Override
        public void passedOver() {
            passedOver.increment();
        }
    };
    private final ExecutorService threads;

    public Lanes(Store store, Answering answering, Catalog catalog, LanesConfig config) {
        this(
                store,
                answering,
                catalog,
                config,
                Executors.newFixedThreadPool(
                        Math.max(2, Runtime.getRuntime().availableProcessors()), task -> new Thread(task, "lane")));
    }

    /** Lanes on these threads, which are theirs to end. */
    Lanes(Store store, Answering answering, Catalog catalog, LanesConfig config, ExecutorService threads) {
        this.store = store;
        this.recovery = new LaneRecovery(store, answering, catalog);
        this.config = config;
        this.threads = threads;
    }

    /**
     * Commits a frame and wakes its device's lane; completes when the commit is durable. Empty, and nothing is taken, if
     * too many inputs of the device wait for its lane already.
     */
    Optional<CompletableFuture<Receipt>> commit(AcceptedFrame frame) {
        return in(frame.device(), frame.receivedUs())
                .append(() -> store.inputs().append(frame), Receipt::ordinal);
    }

    /** The same for a batch. */
    Optional<CompletableFuture<BatchReceipt>> commit(OfferedBatch batch) {
        return in(batch.device(), batch.receivedUs())
                .append(() -> store.inputs().append(batch), BatchReceipt::ordinal);
    }

    /** Puts a mark into a device's log and wakes its lane, however much waits; completes when that is durable. */
    CompletableFuture<Long> mark(DeviceKey device, long receivedUs, Mark mark) {
        return in(device, receivedUs)
                .appendAnyway(() -> store.inputs().append(device, receivedUs, mark.bytes()), ordinal -> ordinal);
    }

    /**
     * A device of the JSON door says that it has sent all it has up to an instant. Completes when that is durable; empty if
     * too much waits. One that is too far ahead tells nothing.
     */
    public Optional<CompletableFuture<Long>> heartbeat(DeviceKey device, long receivedUs, long watermarkUs) {
        if (!new TimeBounds(receivedUs).believes(watermarkUs)) {
            return Optional.of(CompletableFuture.completedFuture(0L));
        }
        byte[] mark = new Mark.Watermark(watermarkUs).bytes();
        return in(device, receivedUs).append(() -> store.inputs().append(device, receivedUs, mark), ordinal -> ordinal);
    }

    /**
     * A prediction of now, which is as late as the device has told of; it stands in the log like all that moves a lane.
     * Completes when it is stored, with nothing if nothing is known of the device or no model can answer. Empty if too much
     * waits.
     */
    Optional<CompletableFuture<Optional<Answered>>> ask(DeviceKey device, long receivedUs) {
        return in(device, receivedUs).ask(() -> store.inputs().append(device, receivedUs, new Mark.Asked().bytes()));
    }

    /** What would be answered if this frame could be taken: for when it cannot. Nothing is taken, moved or stored. */
    CompletableFuture<Optional<Answered>> lookAhead(DeviceKey device, Optional<AcceptedFrame> frame, long nowUs) {
        return in(device, nowUs).lookAhead(frame, nowUs);
    }

    private Chain in(DeviceKey device, long nowUs) {
        letTheSilentGo(nowUs);
        if (chains.size() > config.atMost()) {
            makeRoom(nowUs);
        }
        return chains.compute(
                device,
                (same, standing) ->
                        (standing == null ? new Chain(device, recovery, threads, tally) : standing).entered(nowUs));
    }

    /** Time is that of the inputs' receipts: while none comes nothing grows either. */
    private void letTheSilentGo(long nowUs) {
        long before = lookedUs.get();
        if (nowUs - before >= LOOK_EVERY_US && lookedUs.compareAndSet(before, nowUs)) {
            for (DeviceKey device : chains.keySet()) {
                CompletableFuture<Void> unused = letGo(device, nowUs - config.silentAfterUs(), nowUs);
            }
        }
    }

    /** Lets those go that were silent longest. A lane for which something waits stays, whatever the number. */
    private void makeRoom(long nowUs) {
        if (!makingRoom.compareAndSet(false, true)) {
            return;
        }
        record Standing(DeviceKey device, long heardUs) {}
        List<Standing> standing = new ArrayList<>();
        chains.forEach((device, chain) -> standing.add(new Standing(device, chain.heardUs())));
        int room = Math.max(1, config.atMost() / PART);
        CompletableFuture<?>[] leaving = standing.stream()
                .sorted(Comparator.comparingLong(Standing::heardUs))
                .limit(Math.max(0, standing.size() - config.atMost() + room))
                .map(one -> letGo(one.device(), one.heardUs(), nowUs))
                .toArray(CompletableFuture[]::new);
        CompletableFuture<Void> unused =
                CompletableFuture.allOf(leaving).whenComplete((gone, fault) -> makingRoom.set(false));
    }

    /** Keeps the state of a silent device's lane, and drops the lane once that is durable, unless the device has spoken. */
    private CompletableFuture<Void> letGo(DeviceKey device, long silentSinceUs, long nowUs) {
        List<Chain> leaving = new ArrayList<>(1);
        chains.computeIfPresent(device, (same, chain) -> {
            if (chain.isSilent(silentSinceUs)) {
                leaving.add(chain.entered(0));
            }
            return chain;
        });
        CompletableFuture<Void> gone = CompletableFuture.completedFuture(null);
        for (Chain chain : leaving) {
            chain.keep(nowUs, true);
            gone = chain.settled()
                    .thenRun(() -> chains.computeIfPresent(
                            device, (same, now) -> now == chain && now.isSilent(silentSinceUs) ? null : now));
        }
        return gone;
    }

    /** Wakes the lane of a device whose input waits though nothing more comes. */
    void wake(DeviceKey device, long nowUs) {
        in(device, nowUs).wake();
    }

    /** Keeps the state of some lanes of which something waits for a snapshot since before this instant. */
    void keep(long beforeUs, int atMost, long nowUs) {
        List<Chain> due = new ArrayList<>();
        for (Map.Entry<DeviceKey, Chain> standing : chains.entrySet()) {
            if (due.size() == atMost) {
                break;
            }
            // Mostly none is due, so none is held up to be asked.
            if (standing.getValue().isUnkeptSince(beforeUs)) {
                chains.computeIfPresent(standing.getKey(), (same, chain) -> {
                    due.add(chain.entered(0));
                    return chain;
                });
            }
        }
        due.forEach(chain -> chain.keep(nowUs, false));
    }

    /** How many devices have a lane now. */
    public int standing() {
        return chains.size();
    }

    /** How many events came late since the start: they are kept, and enter no vector. */
    public long lateEvents() {
        return lateEvents.sum();
    }

    /** Lets it be seen how many stand, and how much comes late. */
    public void tellTo(Metrics metrics) {
        metrics.gauge("focus.lanes.standing", "Devices that have a lane in memory.", this::standing);
        metrics.counted("focus.events.late", "Events that came too late: kept, and in no vector.", this::lateEvents);
        metrics.counted(
                "focus.lanes.inputs.passed_over",
                "Inputs that no lane could take: kept, and in no vector.",
                this::passedOver);
    }

    /** How many inputs no lane could take since the start: they stand in the log, and in no vector. */
    public long passedOver() {
        return passedOver.sum();
    }

    /** Completes when everything sent down the lanes so far has come out. */
    public CompletableFuture<Void> settled() {
        return CompletableFuture.allOf(
                chains.values().stream().map(Chain::settled).toArray(CompletableFuture[]::new));
    }

    /** Lets what is under way come to the end of its slice, and no further. */
    void endAmid() {
        chains.values().forEach(Chain::end);
    }

    /** Lets what is under way come out, keeps the state of all lanes, then ends. */
    @Override
    public void close() {
        if (!Stored.settles(settled(), Stored.WITHIN)) {
            LOG.warn("not all that came in was predicted of: the rest is taken after the next start");
        }
        // What is midway of a very long input, or waits for a store that hangs, is taken again as well.
        endAmid();
        chains.values().forEach(chain -> chain.entered(0).keep(lookedUs.get(), false));
        if (!Stored.settles(settled(), Stored.WITHIN)) {
            LOG.warn("the store takes no state of lanes: it is built from the log after the next start");
        }
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
}
