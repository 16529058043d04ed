package io.neuralfocus.simulator;

import io.neuralfocus.event.EventType;
import io.neuralfocus.simulator.Scene.Visit;

/**
 * What hands do during a visit: bursts of keys, strokes of the mouse, turns of the wheel, and nothing while she reads.
 *
 * <p>Tied to the visit only weakly. No reachable recording tells how keys and mouse foretell a switch, so their rhythm
 * comes from the person and the role of the app, a little from the state, and not from how long the visit will be; only
 * the last instant shows the hand that changes the window.
 */
final class Gestures {

    private static final double SECOND_US = 1e6;
    private static final int WIDTH = 1_920;
    private static final int HEIGHT = 1_080;
    private static final int WHEEL_NOTCH = 120;
    private static final long LYING_STILL_US = 50_000;

    private final Person person;
    private final Hands hands;
    private final Chance chance;
    private final Tape tape;

    private double x = WIDTH / 2.0;
    private double y = HEIGHT / 2.0;
    private int toldX = (int) x;
    private int toldY = (int) y;
    private long toldUs;

    Gestures(Person person, Chance chance, Tape tape) {
        this.person = person;
        this.hands = person.hands();
        this.chance = chance;
        this.tape = tape;
    }

    /** Plays a visit from its first instant to the hand that leaves it. */
    void work(Visit visit) {
        boolean byKey = chance.happens(person.temperament().leavesByKey());
        long leaveUs = visit.toUs() - (byKey ? 150_000 : (long) (chance.between(0.35, 0.8) * SECOND_US));
        double[] doings = doings(visit.app().role(), visit.state());
        long nowUs = visit.fromUs() + pause(0.4, 0.4);
        while (nowUs < leaveUs) {
            nowUs = switch (chance.pick(doings)) {
                case 0 -> type(nowUs, leaveUs);
                case 1 -> point(nowUs, leaveUs, chance.between(0, WIDTH), chance.between(0, HEIGHT));
                case 2 -> scroll(nowUs, leaveUs);
                default -> nowUs + pause(4.5, 0.9);
            };
            nowUs += pause(0.5, 0.5);
        }
        if (byKey || leaveUs <= visit.fromUs()) {
            long pressUs = Math.max(visit.fromUs() + 1_000, visit.toUs() - 60_000 - chance.below(80_000));
            tape.key(pressUs, visit.toUs() - 1_000);
        } else {
            long arrivedUs = point(leaveUs, visit.toUs() - 30_000, chance.between(0, WIDTH), HEIGHT - 20.0);
            tape.input(Math.max(arrivedUs, visit.toUs() - 30_000), EventType.MOUSE_CLICK, (int) x, (int) y, 1);
        }
    }

    /** Weights of typing, pointing, scrolling and reading. */
    private static double[] doings(Role role, State state) {
        double reading = state == State.FOCUSED ? 1.2 : 1;
        return switch (role) {
            case BUILD, WRITE -> new double[] {0.5, 0.2, 0.12, 0.18 * reading};
            case TALK -> new double[] {0.45, 0.2, 0.15, 0.2 * reading};
            case BROWSE -> new double[] {0.15, 0.3, 0.3, 0.25 * reading};
            case PLAY -> new double[] {0.08, 0.32, 0.2, 0.4 * reading};
            case TIDY, OTHER -> new double[] {0.2, 0.4, 0.2, 0.2 * reading};
        };
    }

    private long type(long fromUs, long untilUs) {
        long endUs = Math.min(untilUs, fromUs + (long) (chance.logNormal(3.5, 0.8) * SECOND_US));
        long nowUs = fromUs;
        int lettersToSpace = 2 + chance.below(7);
        while (nowUs < endUs) {
            tape.key(nowUs, nowUs + (long) (chance.logNormal(hands.keyHoldS(), 0.25) * SECOND_US));
            double gap = chance.logNormal(hands.keyGapS(), hands.keyGapSigma());
            if (--lettersToSpace == 0) {
                gap *= 1.8;
                lettersToSpace = 2 + chance.below(7);
            }
            nowUs += (long) (Math.max(gap, 0.025) * SECOND_US);
        }
        return endUs;
    }

    /** A stroke of the mouse that speeds up and slows down, with a click at its end more often than not. */
    private long point(long fromUs, long untilUs, double toX, double toY) {
        double fromX = x;
        double fromY = y;
        double distance = Math.sqrt((toX - fromX) * (toX - fromX) + (toY - fromY) * (toY - fromY));
        double seconds = (0.2 + 0.35 * StrictMath.log(1 + distance / 120)) / hands.mouseSpeed();
        double bend = 0.08 * distance * (chance.unit() - 0.5);
        long lengthUs = Math.max(1, (long) (seconds * SECOND_US));
        long endUs = Math.min(untilUs, fromUs + lengthUs);
        for (long nowUs = fromUs + hands.mousePeriodUs(); nowUs < endUs; nowUs += hands.mousePeriodUs()) {
            double done = (double) (nowUs - fromUs) / lengthUs;
            double eased = done * done * done * (10 + done * (6 * done - 15));
            double aside = 4 * bend * done * (1 - done);
            x = clamped(fromX + eased * (toX - fromX) + aside + chance.unit() - 0.5, WIDTH);
            y = clamped(fromY + eased * (toY - fromY) - aside + chance.unit() - 0.5, HEIGHT);
            tellMove(nowUs);
        }
        if (endUs < untilUs && chance.happens(0.6)) {
            long clickUs = Math.min(untilUs, endUs + 20_000 + chance.below(120_000));
            tape.input(clickUs, EventType.MOUSE_CLICK, (int) x, (int) y, chance.happens(0.93) ? 1 : 2);
            return clickUs;
        }
        return endUs;
    }

    /** Tells a move if it is one of a pixel at least; the speed is over the time since the last, unless it lay still. */
    private void tellMove(long nowUs) {
        double dx = (int) x - toldX;
        double dy = (int) y - toldY;
        if (dx != 0 || dy != 0) {
            long tookUs = Math.min(LYING_STILL_US, nowUs - toldUs);
            toldX = (int) x;
            toldY = (int) y;
            toldUs = nowUs;
            int speed = (int) (Math.sqrt(dx * dx + dy * dy) * SECOND_US / tookUs);
            tape.input(nowUs, EventType.MOUSE_MOVE, toldX, toldY, speed);
        }
    }

    private long scroll(long fromUs, long untilUs) {
        int turns = 2 + chance.below(10);
        int notch = chance.happens(0.8) ? -WHEEL_NOTCH : WHEEL_NOTCH;
        long nowUs = fromUs;
        for (int i = 0; i < turns && nowUs < untilUs; i++) {
            tape.input(nowUs, EventType.MOUSE_WHEEL, (int) x, (int) y, notch);
            nowUs += (long) (chance.logNormal(0.09, 0.4) * SECOND_US);
        }
        return Math.min(nowUs, untilUs);
    }

    private long pause(double medianS, double sigma) {
        return (long) (chance.logNormal(medianS / hands.readiness(), sigma) * SECOND_US);
    }

    private static double clamped(double value, int size) {
        return Math.min(size - 1, Math.max(0, value));
    }
}
