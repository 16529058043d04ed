package io.neuralfocus.feature;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.feature.FocusTrail.Change;
import io.neuralfocus.session.FocusSessions;
import io.neuralfocus.session.Presence;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import io.neuralfocus.window.KeyRhythm;
import io.neuralfocus.window.MouseMotion;
import io.neuralfocus.window.RecentTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state behind the features: takes events in canonical order, is moved to an instant, and then tells every feature
 * there. It decides nothing about order or lateness; {@link FeatureStream} does.
 */
final class Extractor {

    private final FocusTrail focus;
    private final Presence presence = new Presence();
    private final KeyRhythm keys = new KeyRhythm();
    private final MouseMotion mouse = new MouseMotion();
    private final RecentTimes clicks = new RecentTimes(30_000_000);
    private final FocusSessions sessions = new FocusSessions();
    private final Momentum momentum = new Momentum();
    private final RecentTypes types = new RecentTypes();
    private final @Nullable Habits habits;
    private int utcOffsetSeconds;

    Extractor(Catalog catalog, boolean withHabits) {
        focus = new FocusTrail(catalog);
        habits = withHabits ? new Habits() : null;
    }

    FocusSessions sessions() {
        return sessions;
    }

    Momentum momentum() {
        return momentum;
    }

    void take(EventSlot event) {
        EventType type = event.type();
        long timestampUs = event.timestampUs();
        presence.take(event);
        utcOffsetSeconds = event.utcOffsetSeconds();
        types.take(type);
        if (type == EventType.WINDOW_FOCUS_CHANGE || type == EventType.WINDOW_TITLE_CHANGE) {
            takeWindow(event);
            return;
        }
        focus.see(event);
        if (type == EventType.MOUSE_MOVE) {
            mouse.move(timestampUs, event.word0(), event.word1(), event.word2());
        } else if (type == EventType.KEY_PRESS) {
            keys.press(timestampUs);
        } else if (type == EventType.MOUSE_CLICK) {
            clicks.add(timestampUs);
        }
    }

    private void takeWindow(EventSlot event) {
        long timestampUs = event.timestampUs();
        AppName before = focus.app();
        int titleBefore = focus.titleHash();
        long sinceBefore = focus.sinceUs();
        long titleSinceBefore = focus.titleSinceUs();
        Change change = focus.take(event);
        if (habits != null && change == Change.SWITCH) {
            habits.left(before, titleBefore, timestampUs - sinceBefore, timestampUs - titleSinceBefore);
        } else if (habits != null && change == Change.TITLE) {
            habits.titled(timestampUs);
        }
    }

    void watermark(long nowUs) {
        presence.watermark(nowUs);
    }

    void moveTo(long nowUs) {
        presence.moveTo(nowUs);
        focus.moveTo(nowUs);
        keys.moveTo(nowUs);
        mouse.moveTo(nowUs);
        clicks.moveTo(nowUs);
        sessions.moveTo(nowUs);
        if (habits != null) {
            habits.moveTo(nowUs);
        }
    }

    boolean isAway() {
        return presence.isAway();
    }

    /** Writes every feature into the array, in the order of {@link Feature}. */
    void tell(long nowUs, float[] out) {
        boolean onBreak = presence.isOnBreak(nowUs);
        long workingUs = onBreak ? 0 : nowUs - presence.atWorkSinceUs();
        long sessionSinceUs = sessions.currentSinceUs(nowUs);
        long sessionUs = sessionSinceUs == FocusSessions.NONE ? workingUs : nowUs - sessionSinceUs;
        long localSeconds = Math.floorDiv(nowUs, 1_000_000L) + utcOffsetSeconds;
        int i = 0;
        out[i++] = Math.floorDiv(sessionUs, 1_000_000L);
        out[i++] = Math.floorMod(Math.floorDiv(localSeconds, 3600L), 24L);
        out[i++] = Math.floorMod(Math.floorDiv(localSeconds, 86_400L) + 3, 7L);
        out[i++] = Math.floorDiv(workingUs, 60_000_000L);
        out[i++] = (float) keys.perSecond();
        out[i++] = (float) keys.gapMean();
        out[i++] = (float) keys.gapDeviation();
        out[i++] = (float) keys.gapTrend();
        out[i++] = (float) mouse.speedMean();
        out[i++] = (float) mouse.speedDeviation();
        out[i++] = (float) mouse.accelerationMean();
        out[i++] = clicks.count(0);
        out[i++] = focus.switches(FocusTrail.SPAN_30S);
        out[i++] = focus.switches(FocusTrail.SPAN_5MIN);
        long inAppUs = focus.app().isEmpty() ? 0 : nowUs - focus.sinceUs();
        out[i++] = Math.floorDiv(inAppUs, 1_000_000L);
        out[i++] = focus.uniqueApps();
        out[i++] = (float) ((double) presence.awayUs(nowUs) / 1e6);
        out[i++] = presence.awayPeriods(nowUs);
        out[i++] = Math.floorDiv(presence.longestActiveUs(nowUs), 1_000_000L);
        out[i++] = focus.titleLength();
        int categories = focus.app().isEmpty() ? Categories.NONE : focus.categories();
        out[i++] = flag(categories, Categories.BROWSER);
        out[i++] = flag(categories, Categories.IDE);
        out[i++] = flag(categories, Categories.COMMUNICATION);
        out[i++] = flag(categories, Categories.ENTERTAINMENT);
        out[i++] = flag(categories, Categories.PRODUCTIVITY);
        out[i++] = (float) momentum.value(nowUs);
        out[i++] = flag(categories, Categories.PSEUDO_PRODUCTIVE);
        out[i++] = focus.switches(FocusTrail.SPAN_60S);
        long inTitleUs = focus.app().isEmpty() ? 0 : nowUs - focus.titleSinceUs();
        out[i++] = (float) ((double) inTitleUs / 1e6);
        if (habits != null) {
            tellHabits(habits, (double) inAppUs / 1e6, (double) inTitleUs / 1e6, out, i);
        }
    }

    private void tellHabits(Habits known, double inApp, double inTitle, float[] out, int from) {
        int i = from;
        out[i++] = known.titleChanges(Habits.SPAN_30S);
        out[i++] = known.titleChanges(Habits.SPAN_5MIN);
        out[i++] = (float) known.lastDwell(0);
        out[i++] = (float) known.lastDwell(1);
        out[i++] = (float) known.lastDwell(2);
        out[i++] = (float) known.logMean();
        double ofPerson = known.leavesPerson(inApp);
        double ofApp = known.leavesApp(focus.app(), inApp, ofPerson);
        out[i++] = (float) ofPerson;
        out[i++] = (float) ofApp;
        out[i] = (float) known.leavesTitle(focus.app(), focus.titleHash(), inTitle, ofApp);
    }

    private static float flag(int categories, int bit) {
        return (categories & bit) != 0 ? 1 : 0;
    }

    /** What stands beside the values of a schema. */
    FeatureVector describe(long nowUs, FeatureSchema schema, List<Float> values) {
        return new FeatureVector(
                nowUs,
                schema,
                values,
                focus.app(),
                isAway(),
                keys.count(),
                mouse.count(),
                mouse.distancePixels(),
                focus.titleChangedWithin30s(nowUs),
                focus.entry().productivity(),
                types.toList());
    }

    void save(SnapshotWriter out) {
        focus.save(out);
        presence.save(out);
        keys.save(out);
        mouse.save(out);
        clicks.save(out);
        sessions.save(out);
        momentum.save(out);
        out.writeLong(types.packed());
        out.writeLong(utcOffsetSeconds);
        if (habits != null) {
            habits.save(out);
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        focus.load(in);
        presence.load(in);
        keys.load(in);
        mouse.load(in);
        clicks.load(in);
        sessions.load(in);
        momentum.load(in);
        types.restore(in.readLong());
        utcOffsetSeconds = in.readInt();
        if (habits != null) {
            habits.load(in);
        }
    }
}
