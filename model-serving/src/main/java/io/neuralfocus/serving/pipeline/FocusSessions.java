package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.LabelLog;
import io.neuralfocus.store.prediction.LabelOutcome;
import io.neuralfocus.store.prediction.LabelSource;
import io.neuralfocus.store.session.FocusSession;
import io.neuralfocus.store.session.FocusSession.Start;
import io.neuralfocus.store.session.SessionLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Focus sessions, one at a time for each person. A timer that has run out is noticed here, at the latest when somebody
 * asks, also after a restart: the session ends when its timer did, and what was predicted in it is labelled FOCUSED.
 */
public final class FocusSessions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FocusSessions.class);
    private static final long SECOND_US = 1_000_000;

    private final SessionLog log;
    private final LabelLog labels;
    private final SessionTotals totals;
    private final InstantSource clock;
    private final ScheduledExecutorService looking;

    private FocusSessions(SessionLog log, LabelLog labels, SessionTotals totals, InstantSource clock) {
        this.log = log;
        this.labels = labels;
        this.totals = totals;
        this.clock = clock;
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sessions");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sessions whose timers are looked at so often. */
    public static FocusSessions watch(
            SessionLog log, LabelLog labels, SessionTotals totals, InstantSource clock, Duration every) {
        FocusSessions sessions = new FocusSessions(log, labels, totals, clock);
        ScheduledFuture<?> unused = sessions.looking.scheduleWithFixedDelay(
                sessions::lookInPeace, 0, every.toNanos(), TimeUnit.NANOSECONDS);
        return sessions;
    }

    private void lookInPeace() {
        try {
            look();
        } catch (RuntimeException e) {
            // The store has told why, once; the next look comes soon.
            LOG.debug("sessions could not be looked at", e);
        }
    }

    /** Ends every session whose timer has run out. */
    public synchronized void look() {
        long nowUs = nowUs();
        for (FocusSession session : log.open()) {
            OptionalLong dueUs = dueUs(session);
            if (dueUs.isPresent() && dueUs.getAsLong() <= nowUs) {
                expire(session, dueUs.getAsLong(), nowUs);
            }
        }
    }

    private static OptionalLong dueUs(FocusSession session) {
        OptionalLong planned = session.start().plannedSeconds();
        return planned.isPresent()
                ? OptionalLong.of(session.start().startUs() + planned.getAsLong() * SECOND_US)
                : OptionalLong.empty();
    }

    /** Labelled first: should the service die in between, it is done again and says the same. */
    private void expire(FocusSession session, long endUs, long nowUs) {
        long startUs = session.start().startUs();
        LabelLog.Said said = new LabelLog.Said(LabelOutcome.FOCUSED, LabelSource.TIMER, "timer", nowUs);
        // The store's spans hold their beginning and not their end; this one is to hold its end and not its beginning.
        Stored.await(labels.label(session.person(), startUs + 1, endUs + 1, said));
        Stored.await(log.end(
                session.person(),
                session.number(),
                endUs,
                totals.ending(session.person(), startUs, endUs, "timer_expired", true)));
    }

    /** Begins a session now; empty if the person has one that is open. */
    public synchronized Optional<FocusSession> start(
            PersonKey person, String type, boolean jail, OptionalLong plannedSeconds) {
        look();
        if (open(person).isPresent()) {
            return Optional.empty();
        }
        long number = Stored.await(log.start(person, new Start(type, jail, plannedSeconds, nowUs(), 0)));
        return log.find(person, number);
    }

    /** The person's session that is open, if one is. */
    public Optional<FocusSession> open(PersonKey person) {
        return log.open().stream()
                .filter(session -> session.person().equals(person))
                .findFirst();
    }

    /** Ends a session now, as its person wishes; one that has ended stays as it is. Empty if they have no such session. */
    public synchronized Optional<FocusSession> end(PersonKey person, long number) {
        look();
        Optional<FocusSession> session = log.find(person, number);
        if (session.isPresent() && session.get().endUs().isEmpty()) {
            long startUs = session.get().start().startUs();
            long endUs = Math.max(startUs, nowUs());
            Stored.await(log.end(person, number, endUs, totals.ending(person, startUs, endUs, "user_ended", false)));
        }
        return log.find(person, number);
    }

    private long nowUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
