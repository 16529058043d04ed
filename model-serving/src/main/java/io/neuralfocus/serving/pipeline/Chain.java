package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.people.DeviceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device's lane as a chain of tasks, one behind the other on whatever thread is free; so the lane itself needs no lock.
 * A task that waits for the store holds no thread meanwhile.
 *
 * <p>The lane reads the log, not what came in: a committed input only wakes it, and it takes whatever the log holds behind
 * the newest input it knows. So it takes them in commit order, however the wakings overtake each other; nothing that waits
 * is held in memory; and beginning anew, after a restart, a fault or a long silence, is the same reading from further back.
 * A lane of which something could not be stored is given up, and the next input begins with another.
 */
final class Chain {

    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);

    /** More inputs than this do not wait for one lane. A body holds fewer, so one that was held back gets through later. */
    static final int WAITING_AT_MOST = 4_096;

    /** The place of what has none. */
    private static final long REFUSED = -1;

    private static final long SNAPSHOT_EVERY_US = 60_000_000;
    private static final int SNAPSHOT_EVERY_INPUTS = 1_024;

    private final DeviceKey device;
    private final LaneRecovery recovery;
    private final LaneWriter writer;
    private final Executor threads;
    private final Tally tally;
    private final AtomicInteger waiting = new AtomicInteger();
    private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);

    /** When it was last heard of; changed only while {@link Lanes} holds this device. */
    private volatile long heardUs;

    // What follows belongs to the task under way.

    /** Empty before the first input, and after a fault. */
    private Optional<Lane> lane = Optional.empty();

    private long kept;
    private long keptUs;
    private int sinceKept;
    private final Map<Long, Answered> answers = new HashMap<>();

    /** Is told what comes out of all lanes. */
    interface Tally {
        void late(int events);
    }

    Chain(DeviceKey device, LaneRecovery recovery, Executor threads, Tally tally) {
        this.device = device;
        this.recovery = recovery;
        this.writer = new LaneWriter(recovery.store(), device);
        this.threads = threads;
        this.tally = tally;
    }

    /** Whoever has entered waits until it is through, and so keeps the chain from being dropped. */
    Chain entered(long nowUs) {
        waiting.incrementAndGet();
        heardUs = Math.max(heardUs, nowUs);
        return this;
    }

    long heardUs() {
        return heardUs;
    }

    boolean isSilent(long sinceUs) {
        return waiting.get() == 0 && heardUs <= sinceUs;
    }

    /**
     * Appends something to the log and wakes the lane; completes as the append does. Empty, and nothing is appended, if too
     * much waits already.
     */
    <T> Optional<CompletableFuture<T>> append(Supplier<CompletableFuture<T>> append, ToLongFunction<T> ordinal) {
        return isFull() ? Optional.empty() : Optional.of(appendAnyway(append, ordinal));
    }

    /** The same, however much waits. */
    <T> CompletableFuture<T> appendAnyway(Supplier<CompletableFuture<T>> append, ToLongFunction<T> ordinal) {
        CompletableFuture<T> committed = append.get();
        // What was refused has nothing for the lane: whoever sent it is told.
        CompletableFuture<Long> place =
                committed.thenApply(ordinal::applyAsLong).exceptionally(refused -> REFUSED);
        then(() -> place.thenComposeAsync(this::reach, threads));
        return committed;
    }

    private boolean isFull() {
        if (waiting.get() <= WAITING_AT_MOST) {
            return false;
        }
        waiting.decrementAndGet();
        return true;
    }

    /** The same for a question; completes when its answer is stored. */
    Optional<CompletableFuture<Optional<Answered>>> ask(Supplier<CompletableFuture<Long>> append) {
        if (isFull()) {
            return Optional.empty();
        }
        CompletableFuture<Long> committed = append.get();
        CompletableFuture<Optional<Answered>> answer = new CompletableFuture<>();
        CompletableFuture<Long> place = committed.exceptionally(refused -> {
            answer.completeExceptionally(refused);
            return REFUSED;
        });
        then(() -> place.thenComposeAsync(this::reach, threads).whenComplete((reached, fault) -> {
            if (fault == null) {
                answer.complete(Optional.ofNullable(answers.remove(place.join())));
            } else {
                answer.completeExceptionally(fault);
            }
        }));
        return Optional.of(answer);
    }

    /** What would be answered if this frame were taken now, and then somebody asked; nothing is taken. */
    CompletableFuture<Optional<Answered>> lookAhead(Optional<AcceptedFrame> frame, long nowUs) {
        CompletableFuture<Optional<Answered>> answer = new CompletableFuture<>();
        then(() -> CompletableFuture.runAsync(
                        () -> {
                            Lane copy = recovery.copy(device, lane.orElseGet(() -> recovery.build(device)));
                            long next = copy.ordinal() + 1;
                            frame.ifPresent(one -> copy.take(new KeptFrame(next, one), LaneMemory.NONE));
                            byte[] asked = new Mark.Asked().bytes();
                            answer.complete(
                                    copy.take(new Kept.KeptMark(next + 1, device, nowUs, asked), LaneMemory.NONE)
                                            .answered());
                        },
                        threads)
                .whenComplete((done, fault) -> {
                    if (fault != null) {
                        answer.completeExceptionally(fault);
                    }
                }));
        return answer;
    }

    /** Keeps the lane's state; and then lets the lane go, if so wanted. */
    void keep(long nowUs, boolean letGo) {
        then(() -> CompletableFuture.completedFuture(nowUs)
                .thenComposeAsync(this::keepNow, threads)
                .thenRun(() -> {
                    if (letGo) {
                        lane = Optional.empty();
                    }
                }));
    }

    synchronized CompletableFuture<Void> settled() {
        return tail;
    }

    /** One task more, which the caller has entered for. */
    private synchronized void then(Supplier<CompletableFuture<Void>> task) {
        tail = tail.thenCompose(before -> task.get())
                .exceptionally(fault -> {
                    lane = Optional.empty();
                    tell(fault);
                    return null;
                })
                .thenRun(waiting::decrementAndGet);
    }

    private void tell(Throwable fault) {
        Throwable cause = fault;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        // The store tells its own troubles, once.
        if (!(cause instanceof StoreException)) {
            LOG.error("an input of device {} gave no predictions", device.deviceText(), fault);
        }
    }

    /**
     * Takes all up to this input at the least. One that was not new (0) is reached already where a lane stands; where none
     * does, what its first coming led to may never have been stored, and all that is there is taken.
     */
    private CompletableFuture<Void> reach(long ordinal) {
        Optional<Lane> standing = lane;
        if (ordinal == REFUSED || ordinal <= standing.map(Lane::ordinal).orElse(REFUSED)) {
            return CompletableFuture.completedFuture(null);
        }
        long upTo = ordinal == 0 ? Long.MAX_VALUE : ordinal;
        Lane reading = standing.orElseGet(() -> recovery.build(device));
        if (standing.isEmpty()) {
            kept = reading.ordinal();
            sinceKept = 0;
        }
        lane = Optional.of(reading);
        CompletableFuture<Void> done = new CompletableFuture<>();
        // Behind a lane that stood, and from the input that woke it on, nothing was ever taken before.
        read(new Reading(reading, standing.isPresent() ? 0 : upTo, upTo), done);
        return done;
    }

    /**
     * A stretch of the log that is being taken.
     *
     * @param liveFrom what came before that may have been taken in an earlier life
     * @param upTo what comes behind that has wakings of its own
     */
    private record Reading(Lane lane, long liveFrom, long upTo) {}

    private void read(Reading reading, CompletableFuture<Void> done) {
        try {
            while (reading.lane.ordinal() < reading.upTo) {
                List<Kept> page = recovery.store().inputs().after(device, reading.lane.ordinal());
                if (page.isEmpty()) {
                    break;
                }
                List<LaneStep> steps = take(reading, page);
                CompletableFuture<Void> written = writer.write(steps);
                if (!written.isDone()) {
                    CompletableFuture<Void> unused = written.whenCompleteAsync(
                            (stored, fault) -> taken(reading, page, steps, fault, done), threads);
                    return;
                }
                written.join();
                remember(reading, page, steps);
            }
            done.complete(null);
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }

    private List<LaneStep> take(Reading reading, List<Kept> page) {
        List<LaneStep> steps = new ArrayList<>(page.size());
        for (Kept input : page) {
            boolean live = input.ordinal() >= reading.liveFrom;
            LaneStep step = reading.lane.take(input, new StoredMemory(recovery.store(), device, live));
            if (live) {
                tally.late(step.lateEvents());
            }
            steps.add(step);
        }
        return steps;
    }

    private void taken(
            Reading reading,
            List<Kept> page,
            List<LaneStep> steps,
            @Nullable Throwable fault,
            CompletableFuture<Void> done) {
        if (fault != null) {
            done.completeExceptionally(fault);
            return;
        }
        try {
            remember(reading, page, steps);
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
            return;
        }
        read(reading, done);
    }

    /** The page is taken, and what came of it is stored. */
    private void remember(Reading reading, List<Kept> page, List<LaneStep> steps) {
        for (int i = 0; i < page.size(); i++) {
            long place = page.get(i).ordinal();
            if (place >= reading.liveFrom) {
                steps.get(i).answered().ifPresent(answer -> answers.put(place, answer));
            }
        }
        sinceKept += page.size();
        keepIfDue(page.get(page.size() - 1).receivedUs());
    }

    private void keepIfDue(long nowUs) {
        if (keptUs == 0) {
            keptUs = nowUs;
        }
        if (nowUs - keptUs >= SNAPSHOT_EVERY_US || sinceKept >= SNAPSHOT_EVERY_INPUTS) {
            // Nobody waits for it: should it fail, the one before still stands, and in a minute there is another.
            CompletableFuture<Void> unused = keepNow(nowUs);
        }
    }

    private CompletableFuture<Void> keepNow(long nowUs) {
        if (lane.isEmpty() || lane.get().ordinal() <= kept) {
            return CompletableFuture.completedFuture(null);
        }
        Lane standing = lane.get();
        kept = standing.ordinal();
        keptUs = nowUs;
        sinceKept = 0;
        return writer.keep(standing, nowUs).thenAccept(done -> {});
    }
}
