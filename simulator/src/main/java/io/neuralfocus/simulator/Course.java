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
    private static final double LONGEST_S = 3 * 3_600;

    private final Person person;
    private final Chance chance;
    private final long endUs;

    private long nowUs;
    private State state = State.SHALLOW;
    private long stateUntilUs;
    private long breakDueUs;
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
        while (nowUs < endUs) {
            if (nowUs >= breakDueUs) {
                scenes.accept(absence());
                breakDueUs = nextBreak();
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
        double log = person.tempo().mu()
                + person.temperament().pace()
                + app.dwellOffset()
                + app.titleOffsets().get(title)
                + person.tempo().stateScale() * state.dwellOffset()
                + person.tempo().sigma() * chance.normal();
        double seconds = Math.min(LONGEST_S, Math.max(SHORTEST_S, StrictMath.exp(log)));
        Visit visit = new Visit(nowUs, ending(seconds * SECOND_US), state, app, title, hint());
        nowUs = visit.toUs();
        UsedApp next = chance.happens(person.temperament().goesBack()) ? previous : another(app);
        previous = app;
        app = next;
        return visit;
    }

    private Absence absence() {
        State kind = chance.happens(0.25) ? State.AWAY : State.BREAK;
        double length = chance.logNormal(kind.meanMinutes(), 0.5) * MINUTE_US;
        Locking locking =
                chance.happens(0.45) ? Locking.ON_LEAVING : chance.happens(0.5) ? Locking.AFTER_A_WHILE : Locking.NEVER;
        Absence absence = new Absence(nowUs, ending(length), kind, locking);
        nowUs = absence.toUs();
        state = kind;
        return absence;
    }

    /** After an absence some windows are others; half the time one goes on where one was. */
    private void sitDownAgain() {
        enter(nextState());
        UsedApp last = previous;
        open = person.repertoire().opened(chance);
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
