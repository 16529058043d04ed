package io.neuralfocus.serving.pipeline;

import io.neuralfocus.serving.pipeline.Mark.SessionEnd;
import io.neuralfocus.serving.pipeline.Mark.SessionStart;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.People.Device;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.LabelLog.Said;
import io.neuralfocus.store.prediction.LabelOutcome;
import io.neuralfocus.store.prediction.LabelSource;
import io.neuralfocus.store.session.FocusSession;
import io.neuralfocus.store.session.FocusSession.Ending;
import io.neuralfocus.store.session.FocusSession.Start;
import io.neuralfocus.store.session.SessionLog.OpenPage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where focus sessions begin and end. Both happen at the service's time, stand in the log of each of the person's devices,
 * and so count for replay as they did for the service. One session of a person is open at a time.
 *
 * <p>A session's row is written before its start is told and after its end is; whatever a crash leaves half told is told
 * again by {@link #tick}, for a lane takes no session twice. Nobody else but the ticks need run for timers to be kept.
 */
public final class SessionDesk {

    private static final long SECOND_US = 1_000_000;

    /** So many timers are ended at once, and so many open sessions told by one tick. */
    private static final int AT_ONCE = 200;

    private final Store store;
    private final Lanes lanes;
    private final InstantSource clock;

    private record Told(long session, DeviceKey device) {}

    /** Which devices know of which open session, in this life. */
    private final Set<Told> told = new HashSet<>();

    /** Up to where the ticks have come among the open sessions. */
    private long toldUpTo;

    public SessionDesk(Store store, Lanes lanes, InstantSource clock) {
        this.store = store;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** What somebody sets out to do; without planned seconds there is no timer. */
    public record Plan(String type, boolean jail, OptionalLong plannedSeconds) {}

    /**
     * Begins a session of the device's person now; returns when it is durable and told. Empty if they have one that is
     * open.
     */
    public synchronized Optional<FocusSession> start(DeviceKey device, Plan plan) {
        PersonKey person = device.person();
        endTheDue(person);
        if (!store.sessions().open(person).isEmpty()) {
            return Optional.empty();
        }
        long nowUs = nowUs();
        int offset = store.people().utcOffsetSeconds(device, nowUs);
        Start start = new Start(plan.type(), plan.jail(), plan.plannedSeconds(), nowUs, offset);
        long number = Stored.await(store.sessions().start(person, start));
        FocusSession session = store.sessions().find(person, number).orElseThrow();
        // The device need not have sent anything yet.
        tell(session, Stream.concat(Stream.of(device), devices(session)));
        return Optional.of(session);
    }

    /** Ends the person's session now, before its time; empty if they have none of this number. One that is over stays so. */
    public synchronized Optional<FocusSession> end(PersonKey person, long number) {
        return find(person, number).map(session -> {
            if (session.endUs().isEmpty()) {
                end(session, Math.max(session.start().startUs(), nowUs()), "user_ended", false);
            }
            return store.sessions().find(person, number).orElseThrow();
        });
    }

    /** The person's session of this number, as it is now; empty if they have none. */
    public Optional<FocusSession> find(PersonKey person, long number) {
        Optional<FocusSession> found = store.sessions().find(person, number);
        return found.isPresent() && isDue(found.get(), nowUs()) ? endDue(person, number) : found;
    }

    private synchronized Optional<FocusSession> endDue(PersonKey person, long number) {
        endTheDue(person);
        return store.sessions().find(person, number);
    }

    /** The person's sessions that began before the cursor, as they are now, the newest first. */
    public List<FocusSession> before(PersonKey person, Cursor cursor, int limit) {
        long nowUs = nowUs();
        if (store.sessions().open(person).stream().anyMatch(session -> isDue(session, nowUs))) {
            endTheDue(person);
        }
        return store.sessions().before(person, cursor, limit);
    }

    /**
     * Ends what is due, and tells open sessions to devices that do not know of them: new ones, and all after a start. Of very
     * many that are open a tick tells some, and the next goes on there.
     */
    public synchronized void tick() {
        long nowUs = nowUs();
        List<FocusSession> due = store.sessions().due(nowUs, AT_ONCE);
        while (!due.isEmpty()) {
            due.forEach(this::endDue);
            due = due.size() < AT_ONCE ? List.of() : store.sessions().due(nowUs, AT_ONCE);
        }
        OpenPage open = store.sessions().open(toldUpTo, AT_ONCE);
        for (FocusSession session : open.sessions()) {
            tell(session, devices(session));
        }
        toldUpTo = open.cursor();
    }

    private synchronized void endTheDue(PersonKey person) {
        long nowUs = nowUs();
        store.sessions().open(person).stream()
                .filter(session -> isDue(session, nowUs))
                .forEach(this::endDue);
    }

    private void endDue(FocusSession session) {
        tell(session, devices(session));
        end(session, dueUs(session).orElseThrow(), "timer_expired", true);
    }

    private static boolean isDue(FocusSession session, long nowUs) {
        OptionalLong dueUs = dueUs(session);
        return session.endUs().isEmpty() && dueUs.isPresent() && dueUs.getAsLong() <= nowUs;
    }

    private static OptionalLong dueUs(FocusSession session) {
        OptionalLong planned = session.start().plannedSeconds();
        return planned.isPresent()
                ? OptionalLong.of(session.start().startUs() + planned.getAsLong() * SECOND_US)
                : OptionalLong.empty();
    }

    private Stream<DeviceKey> devices(FocusSession session) {
        return store.people().devices(session.person()).stream().map(Device::key);
    }

    /** Tells each of the devices once. */
    private void tell(FocusSession session, Stream<DeviceKey> devices) {
        Start start = session.start();
        Mark mark = new SessionStart(session.number(), start.startUs(), start.jail());
        mark(session, devices.filter(device -> told.add(new Told(session.number(), device))), mark);
    }

    /** Labelled before the row ends: should the service die in between, it is done again and says the same. */
    private void end(FocusSession session, long endUs, String reason, boolean completed) {
        mark(session, devices(session), new SessionEnd(session.number(), endUs));
        told.removeIf(one -> one.session() == session.number());
        if (completed && endUs - session.start().startUs() <= LabelDesk.LONGEST_US) {
            // The predictions with start < t <= end; a label's span is [from, to).
            Said said = new Said(LabelOutcome.FOCUSED, LabelSource.TIMER, "timer", endUs);
            Stored.await(store.labels().label(session.person(), session.start().startUs() + 1, endUs + 1, said));
        }
        Ending ending = SessionSummary.of(store.predictions(), session, endUs).ending(reason, completed);
        Stored.await(store.sessions().end(session.person(), session.number(), endUs, ending));
    }

    private void mark(FocusSession session, Stream<DeviceKey> devices, Mark mark) {
        long nowUs = nowUs();
        try {
            devices.map(device -> lanes.mark(device, nowUs, mark)).toList().forEach(Stored::await);
        } catch (RuntimeException e) {
            // Told again by the next tick: a device that took it already takes it once.
            told.removeIf(one -> one.session() == session.number());
            throw e;
        }
    }

    private long nowUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
