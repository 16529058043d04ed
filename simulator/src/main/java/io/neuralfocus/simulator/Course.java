package io.neuralfocus.simulator;

import io.neuralfocus.event.Categories;
import io.neuralfocus.simulator.Scene.Absence;
import io.neuralfocus.simulator.Scene.Locking;
import io.neuralfocus.simulator.Scene.Visit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The course a day takes: from state to state, and within a state from app to app.
 *
 * <p>A state is left when the visit ends during which its time was up: people change their mind when they change the
 * window, and a visit cut short by a state's clock would lose its heavy tail. Breaks begin at the end of a visit too.
 */
final class Course {

    private static final double SECOND_US = 1e6;
    private static final double MINUTE_US = 60e6;
    private static final double SHORTEST_S = 0.15;
    private static final double LONGEST_S = 1_200;
    private static final long DAY_US = 24 * 3_600_000_000L;

    private final Person person;
    private final Chance chance;
    private final long endUs;

    private long nowUs;
    private State state = State.SHALLOW;
    private long stateUntilUs;
    private long breakDueUs;
    private long morningUs;
    private long eveningUs;
    private List<UsedApp> open;
    private UsedApp app;
    private UsedApp previous;

    Course(Person person, long startUs, long endUs) {
        this.person = person;
        this.chance = person.chance(startUs, 1);
        this.endUs = endUs;
        this.nowUs = startUs;
        this.open = person.repertoire().opened(chance);
        this.app = open.get(0);
        this.previous = open.get(1);
    }

    /** Tells all scenes of the day in order; once. */
    void run(Consumer<Scene> scenes) {
        enter(nextState());
        breakDueUs = nextBreak();
        morningUs = nowUs;
        eveningUs = nextEvening();
        while (nowUs < endUs) {
            if (nowUs >= eveningUs) {
                scenes.accept(night());
                sitDownAgain();
            } else if (nowUs >= breakDueUs) {
                scenes.accept(pause());
                sitDownAgain();
            } else if (nowUs >= stateUntilUs) {
                enter(nextState());
            }
            if (nowUs < endUs) {
                scenes.accept(visit());
            }
        }
    }

    private Visit visit() {
        int title = titleOf(app);
        double seconds = stay(app, title);
        Visit visit = new Visit(nowUs, ending(seconds * SECOND_US), state, app, title, hint());
        nowUs = visit.toUs();
        UsedApp next = chance.happens(person.temperament().goesBack()) ? previous : another(app);
        previous = app;
        app = next;
        return visit;
    }

    /** A stay that would outlast twenty minutes is thought over again: hardly any window holds anybody that long. */
    private double stay(UsedApp used, int title) {
        double middle = person.tempo().mu()
                + person.temperament().pace()
                + used.dwellOffset()
                + used.titleOffsets().get(title)
                + state.dwellOffset();
        double seconds;
        do {
            seconds = StrictMath.exp(middle + person.tempo().sigma() * chance.normal());
        } while (seconds > LONGEST_S);
        return Math.max(SHORTEST_S, seconds);
    }

    private Absence pause() {
        State kind = chance.happens(0.25) ? State.AWAY : State.BREAK;
        long backUs = ending(chance.logNormal(kind.meanMinutes(), 0.5) * MINUTE_US);
        Locking unlessLocked = chance.happens(0.5) ? Locking.AFTER_A_WHILE : Locking.NEVER;
        return leave(backUs, kind, chance.happens(0.45) ? Locking.ON_LEAVING : unlessLocked);
    }

    /** A day of hers has an evening; the next begins a day after this one began. */
    private Absence night() {
        morningUs += DAY_US;
        eveningUs = nextEvening();
        return leave(Math.min(endUs, morningUs), State.AWAY, Locking.ON_LEAVING);
    }

    private Absence leave(long backUs, State kind, Locking locking) {
        Absence absence = new Absence(nowUs, backUs, kind, locking);
        nowUs = backUs;
        state = kind;
        return absence;
    }

    /** After a long absence other windows are opened; half the time one goes on where one was. */
    private void sitDownAgain() {
        UsedApp last = previous;
        if (state == State.AWAY) {
            open = person.repertoire().opened(chance);
        }
        breakDueUs = nextBreak();
        enter(nextState());
        app = chance.happens(0.5) ? last : another(last);
        previous = another(app);
    }

    private void enter(State next) {
        state = next;
        stateUntilUs = nowUs + (long) (chance.logNormal(next.meanMinutes() * 0.84, 0.6) * MINUTE_US);
    }

    private State nextState() {
        double localSeconds = nowUs / SECOND_US + person.utcOffsetSeconds();
        double localHour = localSeconds / 3_600 - 24 * Math.floor(localSeconds / 86_400);
        return person.temperament().after(state, localHour, chance);
    }

    private long nextBreak() {
        return nowUs + (long) (chance.logNormal(person.temperament().minutesToBreak(), 0.5) * MINUTE_US);
    }

    private long nextEvening() {
        return morningUs + (long) (chance.between(9, 10.5) * 60 * MINUTE_US);
    }

    private long ending(double lengthUs) {
        return Math.min(endUs, nowUs + Math.max(1, (long) lengthUs));
    }

    private UsedApp another(UsedApp but) {
        return Odds.ranked(open)
                .without(but)
                .times(app -> app.role().drawnToIn(state))
                .drawn(chance);
    }

    private int titleOf(UsedApp used) {
        return Odds.ranked(
                        IntStream.range(0, used.titleOffsets().size()).boxed().toList())
                .drawn(chance);
    }

    private int hint() {
        if (!person.temperament().hints()) {
            return Categories.NONE;
        }
        int categories = app.role().categories();
        if (app.role() == Role.BROWSE && chance.happens(0.5)) {
            categories |= switch (state) {
                case FOCUSED -> Categories.PRODUCTIVITY;
                case DISTRACTED -> Categories.ENTERTAINMENT;
                case PSEUDO_PRODUCTIVE -> Categories.PSEUDO_PRODUCTIVE;
                case COMMUNICATING -> Categories.COMMUNICATION;
                case SHALLOW, BREAK, AWAY -> Categories.NONE;
            };
        }
        return Categories.TOLD | categories;
    }
}
