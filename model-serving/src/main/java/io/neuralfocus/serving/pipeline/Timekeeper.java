package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.upkeep.RetentionSettings;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What time brings without anybody asking: lanes take what waits and are kept, sessions end, interventions are measured, what is too old is forgotten. It looks
 * at the service's clock once a second; how fast that clock runs is not its business.
 */
public final class Timekeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);

    private static final long FORGET_EVERY_US = 60_000_000;
    private static final int STEPS_AT_ONCE = 20;

    private final Store store;
    private final LaneCare care;
    private final Desks desks;
    private final RetentionSettings retention;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;
    private long forgotUs;

    /** What failed when it was last tried. */
    private final Set<String> failing = new HashSet<>();

    public Timekeeper(Store store, Lanes lanes, Desks desks, RetentionSettings retention, InstantSource clock) {
        this.store = store;
        this.retention = retention;
        this.care = new LaneCare(store.snapshots(), lanes, clock);
        this.desks = desks;
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "timekeeper");
            made.setDaemon(true);
            return made;
        });
    }

    /** Looks at the clock from now on. */
    public Timekeeper begin() {
        // A tick tells its own faults, so the ticking itself has no result to wait for.
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
        return this;
    }

    /** What is due by now; what fails in one keeps none of the others. */
    public synchronized void tick() {
        attempt("probing", store::probe);
        attempt("lanes", care::tick);
        attempt("sessions", () -> desks.sessions().tick());
        attempt("interventions", () -> desks.interventions().tick());
        attempt("forgetting", this::forget);
    }

    private void attempt(String what, Runnable job) {
        try {
            job.run();
            failing.remove(what);
        } catch (RuntimeException e) {
            boolean ofTheStore = e instanceof StoreException || e.getCause() instanceof StoreException;
            boolean storeTells = ofTheStore && store.trouble().isPresent();
            // What was due stays due. A fault that comes again every second is told when it comes first.
            if (!storeTells && failing.add(what)) {
                LOG.error("the timekeeper's {} failed, and will be tried again", what, e);
            }
        }
    }

    /** Step by step, so that others may write in between; what is left after so many waits for the next tick. */
    private void forget() {
        long nowUs = Now.us(clock);
        if (Math.abs(nowUs - forgotUs) < FORGET_EVERY_US) {
            return;
        }
        for (int step = 0; step < STEPS_AT_ONCE; step++) {
            if (Stored.await(store.retention().step(nowUs, retention)) == 0) {
                forgotUs = nowUs;
                return;
            }
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
