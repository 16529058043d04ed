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
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where focus sessions begin and end. Both happen at the service's time, stand in the log of each of the person's devices,
 * and so count for replay as they did for the service. One session of a person is open at a time.
 *
 * <p>A session's row is written before its start is told and after its end is; whatever a crash leaves half told is told
 * again by {@link #tick}, for a lane takes no session twice. Nobody else but the ticks need run for timers to be kept.
 */
public final class SessionDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SessionDesk.class);

    private static final long SECOND_US = 1_000_000;
    private static final String TIMER_EXPIRED = "timer_expired";

    /** So many timers are ended at once, and so many open sessions told by one tick. */
    private static final int AT_ONCE = 200;

    private final Store store;
    private final Lanes lanes;
    private final InstantSource clock;

    /** One person's wishes wait for each other, and hardly ever for another's. */
    private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();

    private record Told(long session, DeviceKey device) {}

    /** Which devices know of which open session, in this life. */
    private final Set<Told> told = ConcurrentHashMap.newKeySet();

    /** How a session ends. */
    private record End(long us, String reason, boolean completed) {}

    /** How far a session's end has come that is under way, or failed. It ends as was wished first, whoever finishes it. */
    private static final class Farewell {

        private final FocusSession session;
        private final End end;
        private boolean told;
        private boolean labelled;

        Farewell(FocusSession session, End end) {
            this.session = session;
            this.end = end;
        }
    }

    private final Map<Long, Farewell> farewells = new ConcurrentHashMap<>();

    /** Sessions of which a fault was told. */
    private final Set<Long> complained = ConcurrentHashMap.newKeySet();

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
     * Begins a session of the device's person now; returns when it is durable. Empty if they have one that is open.
     */
    public Optional<FocusSession> start(DeviceKey device, Plan plan) {
        PersonKey person = device.person();
        synchronized (of(person)) {
            endTheDue(person);
            if (!store.sessions().open(person).isEmpty()) {
                return Optional.empty();
            }
            long nowUs = nowUs();
            int offset = store.people().utcOffsetSeconds(device, nowUs);
            Start start = new Start(plan.type(), plan.jail(), plan.plannedSeconds(), nowUs, offset);
            long number = Stored.await(store.sessions().start(person, start));
            FocusSession session = store.sessions().find(person, number).orElseThrow();
            // The device need not have sent anything yet. The session has begun, whether or not it can be told now.
            attempt(session, begun -> tell(begun, Stream.concat(Stream.of(device), devices(begun))));
            return Optional.of(session);
        }
    }

    /** The person's session that is open, if there is one. */
    public Optional<FocusSession> open(PersonKey person) {
        return store.sessions().open(person).stream().findFirst();
    }

    /** Ends the person's session now, before its time; empty if they have none of this number. One that is over stays so. */
    public Optional<FocusSession> end(PersonKey person, long number) {
        synchronized (of(person)) {
            endTheDue(person);
            return store.sessions().find(person, number).map(session -> {
                if (session.endUs().isEmpty()) {
                    end(session, new End(Math.max(session.start().startUs(), nowUs()), "user_ended", false));
                }
                return store.sessions().find(person, number).orElseThrow();
            });
        }
    }

    /** The person's session of this number, as it is now; empty if they have none. */
    public Optional<FocusSession> find(PersonKey person, long number) {
        long nowUs = nowUs();
        return store.sessions().find(person, number).map(session -> asOf(session, nowUs));
    }

    /** The person's sessions that began before the cursor, as they are now, the newest first. */
    public List<FocusSession> before(PersonKey person, Cursor cursor, int limit) {
        long nowUs = nowUs();
        return store.sessions().before(person, cursor, limit).stream()
                .map(session -> asOf(session, nowUs))
                .toList();
    }

    /** Whoever looks writes nothing: what is due ends by the next tick, and is shown as it will have ended. */
    private FocusSession asOf(FocusSession session, long nowUs) {
        if (session.endUs().isPresent()) {
            return session;
        }
        return dueEnd(session, nowUs)
                .map(end -> new FocusSession(
                        session.number(),
                        session.person(),
                        session.start(),
                        OptionalLong.of(end.us),
                        OptionalLong.of((end.us - session.start().startUs()) / SECOND_US),
                        Optional.of(ending(session, end)),
                        session.interventions()))
                .orElse(session);
    }

    /**
     * Ends what is due or was to end, and tells open sessions to devices that do not know of them: new ones, and all after a start. Of very
     * many that are open a tick tells some, and the next goes on there. What fails for one session fails for that one.
     */
    public void tick() {
        long nowUs = nowUs();
        for (Farewell farewell : farewells.values()) {
            attempt(farewell.session, this::endIfDue);
        }
        Set<Long> tried = new HashSet<>();
        List<FocusSession> due = store.sessions().due(nowUs, AT_ONCE);
        while (!due.isEmpty()) {
            for (FocusSession session : due) {
                tried.add(session.number());
                attempt(session, this::endIfDue);
            }
            // Those that fail stay the first, and keep none of the others waiting.
            due = store.sessions().due(nowUs, tried.size() + AT_ONCE).stream()
                    .filter(session -> !tried.contains(session.number()))
                    .toList();
        }
        OpenPage open = store.sessions().open(toldUpTo, AT_ONCE);
        for (FocusSession session : open.sessions()) {
            attempt(session, this::tellIfOpen);
        }
        toldUpTo = open.cursor();
    }

    /** What fails is told once of each session; throws if the store itself fails. */
    private void attempt(FocusSession session, Consumer<FocusSession> what) {
        try {
            what.accept(session);
        } catch (RuntimeException e) {
            if (store.trouble().isPresent()) {
                // It tells that itself, and nothing else can be stored either.
                throw e;
            }
            if (complained.add(session.number())) {
                LOG.warn("session {} could not be told or ended, and is tried again", session.number(), e);
            }
        }
    }

    private Object of(PersonKey person) {
        return locks[Math.floorMod(person.hashCode(), locks.length)];
    }

    private void tellIfOpen(FocusSession session) {
        synchronized (of(session.person())) {
            if (isOpen(session)) {
                tell(session, devices(session));
            }
        }
    }

    private void endIfDue(FocusSession session) {
        synchronized (of(session.person())) {
            if (isOpen(session)) {
                tell(session, devices(session));
                dueEnd(session, nowUs()).ifPresent(end -> end(session, end));
            } else {
                forget(session);
            }
        }
    }

    private boolean isOpen(FocusSession session) {
        return store.sessions()
                .find(session.person(), session.number())
                .filter(now -> now.endUs().isEmpty())
                .isPresent();
    }

    private void endTheDue(PersonKey person) {
        long nowUs = nowUs();
        store.sessions().open(person).stream()
                .filter(session -> dueEnd(session, nowUs).isPresent())
                .forEach(this::endIfDue);
    }

    /** How an open session has come to its end by now: as was wished, else by its timer. */
    private Optional<End> dueEnd(FocusSession session, long nowUs) {
        Optional<Farewell> underWay = Optional.ofNullable(farewells.get(session.number()));
        return underWay.map(farewell -> farewell.end).or(() -> expired(session, nowUs));
    }

    private static Optional<End> expired(FocusSession session, long nowUs) {
        OptionalLong planned = session.start().plannedSeconds();
        if (planned.isEmpty()) {
            return Optional.empty();
        }
        long dueUs = session.start().startUs() + planned.getAsLong() * SECOND_US;
        return dueUs <= nowUs ? Optional.of(new End(dueUs, TIMER_EXPIRED, true)) : Optional.empty();
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

    /**
     * What it came to is known before anything is written. Told and labelled before the row ends: should the service die in
     * between, it is done again and says the same; should something fail, what was done is not done again.
     */
    private void end(FocusSession session, End wished) {
        Farewell farewell = farewells.computeIfAbsent(session.number(), number -> new Farewell(session, wished));
        End end = farewell.end;
        long endUs = end.us;
        Ending ending = ending(session, end);
        if (!farewell.told) {
            mark(session, devices(session), new SessionEnd(session.number(), endUs));
            farewell.told = true;
        }
        if (end.completed && !farewell.labelled && endUs - session.start().startUs() <= LabelDesk.LONGEST_US) {
            // The predictions with start < t <= end; a label's span is [from, to).
            Said said = new Said(LabelOutcome.FOCUSED, LabelSource.TIMER, "timer", endUs);
            Stored.await(store.labels().label(session.person(), session.start().startUs() + 1, endUs + 1, said));
            farewell.labelled = true;
        }
        Stored.await(store.sessions().end(session.person(), session.number(), endUs, ending));
        forget(session);
    }

    /** It is over. */
    private void forget(FocusSession session) {
        farewells.remove(session.number());
        told.removeIf(one -> one.session() == session.number());
        complained.remove(session.number());
    }

    private Ending ending(FocusSession session, End end) {
        return summary(session, end.us).ending(end.reason, end.completed);
    }

    /** A session must end, whether or not every prediction of it can still be read. */
    private SessionSummary summary(FocusSession session, long endUs) {
        try {
            return SessionSummary.of(store.predictions(), session, endUs);
        } catch (RuntimeException e) {
            if (store.trouble().isPresent()) {
                throw e;
            }
            if (complained.add(session.number())) {
                LOG.warn("what session {} came to cannot be read: its totals stay empty", session.number(), e);
            }
            return SessionSummary.nothing(session);
        }
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
        return Now.us(clock);
    }
}
