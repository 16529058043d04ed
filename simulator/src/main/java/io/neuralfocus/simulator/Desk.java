package io.neuralfocus.simulator;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.simulator.Scene.Absence;
import io.neuralfocus.simulator.Scene.Locking;
import io.neuralfocus.simulator.Scene.Visit;
import java.util.function.Consumer;

/**
 * The desk at which a day is played: turns scenes into what the agent on the device tells, windows and titles here,
 * keys and mouse through {@link Gestures}, all through one {@link Tape} that keeps the order of time.
 */
final class Desk {

    private static final double SECOND_US = 1e6;
    private static final long AUTO_LOCK_US = 300_000_000L;

    private final Person person;
    private final Chance chance;
    private final Tape tape;
    private final Gestures gestures;
    private final boolean tellsInput;
    private boolean afterAbsence;

    Desk(Person person, long startUs, boolean tellsInput, Consumer<Event> sink) {
        this.person = person;
        this.tellsInput = tellsInput;
        this.chance = person.chance(startUs, 2);
        this.tape = new Tape(tellsInput, person.utcOffsetSeconds(), sink);
        this.gestures = new Gestures(person, person.chance(startUs, 3), tape);
    }

    void play(Scene scene) {
        if (scene instanceof Visit visit) {
            play(visit);
        } else if (scene instanceof Absence absence) {
            play(absence);
        }
    }

    /** The day is over; a key still down is let go. */
    void close() {
        tape.close();
    }

    private void play(Visit visit) {
        UsedApp app = visit.app();
        if (afterAbsence) {
            tape.wake(visit.fromUs());
            afterAbsence = false;
        }
        tape.focus(visit.fromUs(), app, app.window(visit.title()), visit.hint());
        tellTitles(visit, app);
        if (tellsInput) {
            gestures.work(visit);
        }
        tape.advance(visit.toUs() - 1);
    }

    /** The first title follows the focus at once; more follow, the denser the shorter the visit is. */
    private void tellTitles(Visit visit, UsedApp app) {
        Tempo tempo = person.tempo();
        double rate = chance.logNormal(tempo.titleRate(), tempo.titleSigma())
                * StrictMath.pow(visit.seconds(), -tempo.titleExponent());
        int title = visit.title();
        long at = visit.fromUs() + 2_000 + chance.below(20_000);
        while (at < visit.toUs()) {
            tape.titleLater(at, app.titleLength(person.titleSalt(), title), app.titleHash(person.titleSalt(), title));
            title = chance.below(app.titleOffsets().size());
            at += (long) (chance.exponential(1 / rate) * SECOND_US) + 1_000;
        }
    }

    private void play(Absence absence) {
        long length = absence.toUs() - absence.fromUs();
        boolean locks = switch (absence.locking()) {
            case NEVER -> false;
            case ON_LEAVING -> length > 10_000_000L;
            case AFTER_A_WHILE -> length > AUTO_LOCK_US + 10_000_000L;
        };
        if (locks) {
            long wait = absence.locking() == Locking.ON_LEAVING ? chance.below(2_000_000) : AUTO_LOCK_US;
            tape.tell(absence.fromUs() + wait, EventType.SCREEN_LOCK, AppName.NONE);
            // Who comes back types the password first, and the agent sees a hand before it sees the screen open.
            long password = 1_500_000L + chance.below(4_000_000);
            tape.wake(absence.toUs() - password);
            tape.tell(absence.toUs() - 1_000, EventType.SCREEN_UNLOCK, AppName.NONE);
        }
        tape.advance(absence.toUs() - 1);
        afterAbsence = true;
    }
}
