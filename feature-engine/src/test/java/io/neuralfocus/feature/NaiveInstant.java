package io.neuralfocus.feature;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.StreamItem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One instant of a stream: every field of the vector there, each from all events at or before it. */
final class NaiveInstant {

    private static final long SECOND = 1_000_000;
    private static final long SHORT_WINDOW = 30 * SECOND;
    private static final long LONG_WINDOW = 300 * SECOND;
    private static final int SEQUENCE_LENGTH = 10;

    private final long t;
    private final NaiveArrival arrival;
    private final List<Event> past;
    private final NaiveAwayFeatures away;
    private final NaiveFocus focus;
    private final AppEntry entry;

    /** At least one event must have been accepted at or before the instant. */
    NaiveInstant(NaiveArrival arrival, Function<AppName, AppEntry> catalog, long instantUs) {
        this.t = instantUs;
        this.arrival = arrival;
        this.past = arrival.eventsUpTo(instantUs);
        this.away = new NaiveAwayFeatures(
                new NaiveAway(past, arrival.watermarks(), instantUs).periods(),
                past.get(0).timestampUs(),
                instantUs);
        this.focus = new NaiveFocus(past);
        this.entry = focus.app().isEmpty() ? AppEntry.UNKNOWN : catalog.apply(focus.app());
    }

    NaiveFeatures.Fields fields() {
        return new NaiveFeatures.Fields(
                v1(),
                habits(),
                away.isAway(),
                keyPresses().size(),
                mouseMoves().size(),
                mouseDistancePixels(),
                countInside(focus.titleChanges(), SHORT_WINDOW) > 0,
                entry.productivity(),
                recentEventSequence());
    }

    private List<Float> v1() {
        double[] keys = keystrokeIntervals();
        double[] speeds = mouseSpeeds();
        double[] fields = {
            secondsSinceSessionStart(),
            hourOfDay(),
            dayOfWeek(),
            away.minutesSinceLastBreak(),
            keyPresses().size() / 30.0,
            keys[0],
            keys[1],
            keys[2],
            speeds[0],
            speeds[1],
            speeds[2],
            ofType(EventType.MOUSE_CLICK).size(),
            countInside(focus.switches(), SHORT_WINDOW),
            countInside(focus.switches(), LONG_WINDOW),
            timeInCurrentApp(),
            uniqueApps5min(),
            away.idleTime30s(),
            away.idleEventCount5min(),
            away.longestActiveStretch5min(),
            focus.titleLength(),
            flag(Categories.BROWSER),
            flag(Categories.IDE),
            flag(Categories.COMMUNICATION),
            flag(Categories.ENTERTAINMENT),
            flag(Categories.PRODUCTIVITY),
            focusMomentum(),
            flag(Categories.PSEUDO_PRODUCTIVE)
        };
        return asFloats(fields);
    }

    /** What schema v2 adds. */
    private List<Float> habits() {
        NaiveHabits habits = new NaiveHabits(focus.stays());
        double inApp = focus.app().isEmpty() ? 0 : (double) (t - focus.sinceUs()) / 1e6;
        double inTitle = focus.app().isEmpty() ? 0 : (double) (t - focus.titleSinceUs()) / 1e6;
        double ofPerson = habits.leavesAnyApp(inApp);
        double ofApp = habits.leavesApp(focus.app(), inApp, ofPerson);
        NaiveHistory history = new NaiveHistory(focus, t);
        double[] first = {
            countInside(focus.switches(), 2 * SHORT_WINDOW),
            inTitle,
            countInside(focus.titleChanges(), SHORT_WINDOW),
            countInside(focus.titleChanges(), LONG_WINDOW),
            habits.lastDwell(1),
            habits.lastDwell(2),
            habits.lastDwell(3),
            history.logMean(),
            ofPerson,
            ofApp,
            habits.leavesTitle(focus.app(), focus.titleHash(), inTitle, ofApp),
            habits.lastDwell(4),
            habits.lastDwell(5),
            habits.lastDwell(6),
            habits.lastDwell(7),
            habits.lastDwell(8)
        };
        List<Float> floats = new ArrayList<>(asFloats(first));
        for (double field : history.values()) {
            floats.add((float) field);
        }
        NaiveHistory.fading(focus.switches(), t).forEach(count -> floats.add(count.floatValue()));
        NaiveHistory.fading(focus.titleChanges(), t).forEach(count -> floats.add(count.floatValue()));
        return floats;
    }

    private static List<Float> asFloats(double[] fields) {
        List<Float> floats = new ArrayList<>();
        for (double field : fields) {
            floats.add((float) field);
        }
        return floats;
    }

    // Time and sessions.

    private long secondsSinceSessionStart() {
        long since = arrival.sessions().startOfCurrent(t).orElse(away.onBreak() ? t : away.workingSince());
        return Math.floorDiv(t - since, SECOND);
    }

    private long localSeconds() {
        return Math.floorDiv(t, SECOND) + past.get(past.size() - 1).utcOffsetSeconds();
    }

    private long hourOfDay() {
        return Math.floorMod(Math.floorDiv(localSeconds(), 3600L), 24L);
    }

    private long dayOfWeek() {
        return Math.floorMod(Math.floorDiv(localSeconds(), 86_400L) + 3, 7L);
    }

    // Windows. (t - w, t]: exactly t - w is outside, exactly t is inside.

    private boolean isInside(long us, long window) {
        return us > t - window && us <= t;
    }

    private long countInside(List<Long> instants, long window) {
        return instants.stream().filter(us -> isInside(us, window)).count();
    }

    private List<Event> inside(long window) {
        int from = past.size();
        while (from > 0 && isInside(past.get(from - 1).timestampUs(), window)) {
            from--;
        }
        return past.subList(from, past.size());
    }

    private List<Event> ofType(EventType type) {
        return inside(SHORT_WINDOW).stream()
                .filter(event -> event.type() == type)
                .toList();
    }

    // Keyboard.

    private List<Event> keyPresses() {
        return ofType(EventType.KEY_PRESS);
    }

    /** Mean, standard deviation and trend of the gaps between successive key presses, in seconds. */
    private double[] keystrokeIntervals() {
        List<Event> presses = keyPresses();
        long k = presses.size() - 1L;
        if (k < 1) {
            return new double[] {0, 0, 0};
        }
        BigInteger s1 = BigInteger.ZERO;
        BigInteger s2 = BigInteger.ZERO;
        BigInteger si = BigInteger.ZERO;
        for (int i = 0; i < k; i++) {
            BigInteger gap =
                    big(presses.get(i + 1).timestampUs() - presses.get(i).timestampUs());
            s1 = s1.add(gap);
            s2 = s2.add(gap.multiply(gap));
            si = si.add(gap.multiply(big(i)));
        }
        double micros = (double) k * 1e6;
        double mean = s1.doubleValue() / micros;
        double std = Math.sqrt(big(k).multiply(s2).subtract(s1.multiply(s1)).doubleValue()) / micros;
        if (k < 2) {
            return new double[] {mean, std, 0};
        }
        BigInteger rise =
                big(6).multiply(big(2).multiply(si).subtract(big(k - 1).multiply(s1)));
        BigInteger run = big(k).multiply(big(k).multiply(big(k)).subtract(BigInteger.ONE));
        return new double[] {mean, std, rise.doubleValue() / (run.doubleValue() * 1e6)};
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    // Mouse.

    private List<Event> mouseMoves() {
        return ofType(EventType.MOUSE_MOVE);
    }

    private static long speed(Event move) {
        return Math.min(Integer.toUnsignedLong(move.word2()), 65_535);
    }

    private static long coordinate(int told) {
        return Math.max(-524_288L, Math.min(524_287L, told));
    }

    /** Mean and standard deviation of the speeds of moves, and their mean change from one to the next. */
    private double[] mouseSpeeds() {
        List<Event> moves = mouseMoves();
        int n = moves.size();
        if (n == 0) {
            return new double[] {0, 0, 0};
        }
        BigInteger s1 = BigInteger.ZERO;
        BigInteger s2 = BigInteger.ZERO;
        for (Event move : moves) {
            BigInteger speed = big(speed(move));
            s1 = s1.add(speed);
            s2 = s2.add(speed.multiply(speed));
        }
        double mean = s1.doubleValue() / (double) n;
        double std = Math.sqrt(big(n).multiply(s2).subtract(s1.multiply(s1)).doubleValue()) / (double) n;
        double gained = (double) (speed(moves.get(n - 1)) - speed(moves.get(0)));
        return new double[] {mean, std, n < 2 ? 0 : gained / (double) (n - 1)};
    }

    private double mouseDistancePixels() {
        List<Event> moves = mouseMoves();
        BigInteger sum = BigInteger.ZERO;
        for (int i = 1; i < moves.size(); i++) {
            long dx = coordinate(moves.get(i).word0())
                    - coordinate(moves.get(i - 1).word0());
            long dy = coordinate(moves.get(i).word1())
                    - coordinate(moves.get(i - 1).word1());
            sum = sum.add(big(1024L * 1024L * (dx * dx + dy * dy)).sqrt());
        }
        return sum.doubleValue() / 1024.0;
    }

    // Apps.

    private long timeInCurrentApp() {
        return focus.app().isEmpty() ? 0 : Math.floorDiv(t - focus.sinceUs(), SECOND);
    }

    private long uniqueApps5min() {
        Set<AppName> apps = new HashSet<>();
        inside(LONG_WINDOW).forEach(event -> apps.add(event.app()));
        apps.add(new NaiveFocus(arrival.eventsUpTo(t - LONG_WINDOW)).app());
        apps.remove(AppName.NONE);
        return apps.size();
    }

    /** What the catalogue says or was told; nothing while no app is known, no hint against an override. */
    private double flag(int category) {
        int told = focus.app().isEmpty() || entry.overridden() ? Categories.NONE : focus.hint();
        return ((entry.categories() | told) & category) != 0 ? 1 : 0;
    }

    // Momentum and sequence.

    private double focusMomentum() {
        double momentum = 50;
        long previous = Long.MIN_VALUE;
        for (StreamItem.Predicted predicted : arrival.predictions()) {
            if (predicted.timestampUs() >= t) {
                break;
            }
            long dt = previous == Long.MIN_VALUE ? 0 : predicted.timestampUs() - previous;
            momentum += (1 - StrictMath.exp(-(double) dt / 300e6)) * (predicted.score() - momentum);
            previous = predicted.timestampUs();
        }
        return momentum;
    }

    private List<Integer> recentEventSequence() {
        List<Integer> newestFirst = new ArrayList<>();
        for (int i = past.size() - 1; i >= 0 && newestFirst.size() < SEQUENCE_LENGTH; i--) {
            boolean moveAfterMove = i > 0
                    && past.get(i).type() == EventType.MOUSE_MOVE
                    && past.get(i - 1).type() == EventType.MOUSE_MOVE;
            if (!moveAfterMove) {
                newestFirst.add(past.get(i).type().code());
            }
        }
        while (newestFirst.size() < SEQUENCE_LENGTH) {
            newestFirst.add(0);
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }
}
