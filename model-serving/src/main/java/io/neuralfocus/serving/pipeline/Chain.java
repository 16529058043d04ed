package io.neuralfocus.serving.pipeline;

import io.neuralfocus.serving.pipeline.Reading.Taken;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.intake.Kept.KeptMark;
import io.neuralfocus.store.intake.Quarantine.Held;
import io.neuralfocus.store.people.DeviceKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
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

    private volatile boolean ended;

    /** When something came that no snapshot covers yet; 0 if there is nothing. */
    private volatile long unkeptSinceUs;

    // What follows belongs to the task under way.

    /** Empty before the first input, and after a fault. */
    private Optional<Lane> lane = Optional.empty();

    private long kept;
    private long keptUs;
    private int sinceKept;

    /** While nothing can be stored: a lane that has taken what the log holds, though nothing of that was written. */
    private Optional<Lane> ahead = Optional.empty();

    /** The newest input of which something went to the store in this life, whether or not a lane outlived it. */
    private long begun;

    private final Questions questions = new Questions();
    private final Untakable untakable = new Untakable();

    /** Is told what comes out of all lanes. */
    interface Tally {
        void late(int events);

        void passedOver();
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
        then(() -> place.thenComposeAsync(this::reachOrPassOver, threads));
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
        questions.asked();
        CompletableFuture<Long> committed = append.get();
        CompletableFuture<Optional<Answered>> answer = new CompletableFuture<>();
        CompletableFuture<Long> place = committed.exceptionally(refused -> {
            answer.completeExceptionally(refused);
            return REFUSED;
        });
        then(() -> place.thenComposeAsync(this::reachOrPassOver, threads).handle((reached, fault) -> {
            Optional<Answered> given = questions.take(place.join());
            if (fault != null) {
                answer.completeExceptionally(fault);
                throw new CompletionException(fault);
            }
            answer.complete(given);
            return null;
        }));
        return Optional.of(answer);
    }

    /** What would be answered if this frame were taken now, and then somebody asked; nothing is taken. */
    CompletableFuture<Optional<Answered>> lookAhead(Optional<AcceptedFrame> frame, long nowUs) {
        CompletableFuture<Optional<Answered>> answer = new CompletableFuture<>();
        then(() -> CompletableFuture.completedFuture(nowUs)
                .thenComposeAsync(any -> caughtUp(), threads)
                .thenAccept(standing -> answer.complete(lookAhead(standing, frame, nowUs)))
                .whenComplete((done, fault) -> {
                    if (fault != null) {
                        ahead = Optional.empty();
                        answer.completeExceptionally(fault);
                    }
                }));
        return answer;
    }

    private Optional<Answered> lookAhead(Lane standing, Optional<AcceptedFrame> frame, long nowUs) {
        Lane copy = recovery.copy(device, standing);
        long next = copy.ordinal() + 1;
        frame.ifPresent(one -> takeWhole(copy, new KeptFrame(next, one)));
        byte[] asked = new Mark.Asked().bytes();
        return takeWhole(copy, new KeptMark(next + 1, device, nowUs, asked))
                .answered()
                .map(Supplier::get);
    }

    private static LaneStep takeWhole(Lane copy, Kept input) {
        LaneStep step = copy.take(input, LaneMemory.NONE);
        while (copy.isMidway()) {
            step = copy.goOn();
        }
        return step;
    }

    /** A lane that has taken all that the log holds; where none stands, one of which nothing is written. */
    private CompletableFuture<Lane> caughtUp() {
        if (lane.isPresent()) {
            return CompletableFuture.completedFuture(lane.get());
        }
        Lane unwritten = ahead.orElseGet(() -> recovery.build(device));
        ahead = Optional.of(unwritten);
        CompletableFuture<Void> done = new CompletableFuture<>();
        Reading reading = new Reading(recovery.store(), device, unwritten, Long.MAX_VALUE, Long.MAX_VALUE, untakable);
        read(reading, slice -> CompletableFuture.completedFuture(null), slice -> {}, done);
        return done.thenApply(through -> unwritten);
    }

    /** Takes what the log holds that was never taken, though nothing new comes. */
    void wake() {
        then(() -> CompletableFuture.completedFuture(0L).thenComposeAsync(this::reachOrPassOver, threads));
    }

    /** Whether something came before this instant that no snapshot covers yet. */
    boolean isUnkeptSince(long beforeUs) {
        long sinceUs = unkeptSinceUs;
        return sinceUs != 0 && sinceUs <= beforeUs;
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

    /** What is under way goes on no further than to the end of its slice. */
    void end() {
        ended = true;
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

    private static Throwable cause(Throwable fault) {
        Throwable cause = fault;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private void tell(Throwable fault) {
        Throwable cause = cause(fault);
        // The store tells its own troubles, once; and an input that is tried again was told when it failed first.
        boolean known = cause instanceof StoreException
                || cause instanceof UntakenInputException
                || cause instanceof CancellationException;
        if (!known) {
            LOG.error("an input of device {} gave no predictions", device.deviceText(), fault);
        }
    }

    /** The same as {@link #reach}, and when it fails on one input for the last time, it goes on behind that. */
    private CompletableFuture<Void> reachOrPassOver(long ordinal) {
        return reach(ordinal)
                .exceptionallyComposeAsync(
                        fault -> {
                            if (isPassedOverNow(fault)) {
                                lane = Optional.empty();
                                return reachOrPassOver(ordinal);
                            }
                            return CompletableFuture.failedFuture(fault);
                        },
                        threads);
    }

    private boolean isPassedOverNow(Throwable fault) {
        if (!(cause(fault) instanceof UntakenInputException untaken) || isOfTheStore(untaken)) {
            return false;
        }
        boolean last = untakable.failed(untaken.ordinal());
        if (last) {
            LOG.error("input {} of device {} is passed over", untaken.ordinal(), device.deviceText());
            tally.passedOver();
            String reason = "input " + untaken.ordinal() + " could not be taken by its lane";
            // Without its bytes, which rest in the log: they may hold the rhythm of keys.
            Held held = new Held("input_passed_over", reason, new byte[0]);
            CompletableFuture<Integer> unused =
                    recovery.store().quarantine().hold(device, untaken.receivedUs(), List.of(held));
        } else if (untakable.isNew() && !(untaken.getCause() instanceof StoreException)) {
            LOG.error("a lane of device {} failed, and will try again", device.deviceText(), untaken);
        }
        return last;
    }

    /** A store that could not be asked says nothing about the input. */
    private boolean isOfTheStore(UntakenInputException untaken) {
        return untaken.getCause() instanceof StoreException
                && recovery.store().trouble().isPresent();
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
        ahead = Optional.empty();
        CompletableFuture<Void> done = new CompletableFuture<>();
        // Behind a lane that stood nothing was ever taken before, nor from the input that woke it on; but for what a
        // lane
        // began that was given up.
        long liveFrom = standing.isPresent() ? 0 : Math.max(upTo, begun + 1);
        read(
                new Reading(recovery.store(), device, reading, liveFrom, upTo, untakable),
                this::write,
                this::remember,
                done);
        return done;
    }

    private CompletableFuture<Void> write(List<Taken> slice) {
        begun = Math.max(begun, slice.get(slice.size() - 1).input().ordinal());
        return writer.write(slice.stream().map(Taken::step).toList());
    }

    /** Takes slice after slice, each of which is stored before the next begins. Others have their turns in between. */
    private void read(
            Reading reading,
            Function<List<Taken>, CompletableFuture<Void>> store,
            Consumer<List<Taken>> stored,
            CompletableFuture<Void> done) {
        if (ended) {
            done.completeExceptionally(new CancellationException("the service ends"));
            return;
        }
        try {
            List<Taken> slice = reading.next();
            if (slice.isEmpty()) {
                done.complete(null);
                return;
            }
            for (Taken taken : slice) {
                if (taken.live()) {
                    tally.late(taken.step().lateEvents());
                }
            }
            CompletableFuture<Void> unused = store.apply(slice)
                    .thenRunAsync(
                            () -> {
                                stored.accept(slice);
                                read(reading, store, stored, done);
                            },
                            threads)
                    .whenComplete((through, fault) -> {
                        if (fault != null) {
                            done.completeExceptionally(fault);
                        }
                    });
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }

    /** The slice is taken, and what came of it is stored. */
    private void remember(List<Taken> slice) {
        for (Taken taken : slice) {
            taken.step()
                    .answered()
                    .ifPresent(answer -> questions.answered(taken.input().ordinal(), answer));
            sinceKept += taken.through() ? 1 : 0;
        }
        Taken last = slice.get(slice.size() - 1);
        if (last.through()) {
            unkeptSinceUs = unkeptSinceUs == 0 ? last.input().receivedUs() : unkeptSinceUs;
            keepIfDue(last.input().receivedUs());
        }
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
            unkeptSinceUs = 0;
            return CompletableFuture.completedFuture(null);
        }
        Lane standing = lane.get();
        kept = standing.ordinal();
        keptUs = nowUs;
        sinceKept = 0;
        unkeptSinceUs = 0;
        return writer.keep(standing, nowUs).thenAccept(done -> {});
    }
}
