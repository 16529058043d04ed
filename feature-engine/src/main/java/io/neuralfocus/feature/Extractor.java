package io.neuralfocus.feature;

import static io.neuralfocus.feature.Feature.CONTEXT_SWITCHES_30S;
import static io.neuralfocus.feature.Feature.CONTEXT_SWITCHES_5MIN;
import static io.neuralfocus.feature.Feature.CONTEXT_SWITCHES_60S;
import static io.neuralfocus.feature.Feature.DAY_OF_WEEK;
import static io.neuralfocus.feature.Feature.FOCUS_MOMENTUM;
import static io.neuralfocus.feature.Feature.HOUR_OF_DAY;
import static io.neuralfocus.feature.Feature.IDLE_EVENT_COUNT_5MIN;
import static io.neuralfocus.feature.Feature.IDLE_TIME_30S;
import static io.neuralfocus.feature.Feature.IS_BROWSER;
import static io.neuralfocus.feature.Feature.IS_COMMUNICATION;
import static io.neuralfocus.feature.Feature.IS_ENTERTAINMENT;
import static io.neuralfocus.feature.Feature.IS_IDE;
import static io.neuralfocus.feature.Feature.IS_PRODUCTIVITY;
import static io.neuralfocus.feature.Feature.IS_PSEUDO_PRODUCTIVE;
import static io.neuralfocus.feature.Feature.KEYSTROKE_INTERVAL_MEAN;
import static io.neuralfocus.feature.Feature.KEYSTROKE_INTERVAL_STD;
import static io.neuralfocus.feature.Feature.KEYSTROKE_INTERVAL_TREND;
import static io.neuralfocus.feature.Feature.KEYSTROKE_RATE;
import static io.neuralfocus.feature.Feature.LONGEST_ACTIVE_STRETCH_5MIN;
import static io.neuralfocus.feature.Feature.MINUTES_SINCE_LAST_BREAK;
import static io.neuralfocus.feature.Feature.MOUSE_ACCELERATION_MEAN;
import static io.neuralfocus.feature.Feature.MOUSE_CLICK_COUNT;
import static io.neuralfocus.feature.Feature.MOUSE_SPEED_MEAN;
import static io.neuralfocus.feature.Feature.MOUSE_SPEED_STD;
import static io.neuralfocus.feature.Feature.SECONDS_SINCE_SESSION_START;
import static io.neuralfocus.feature.Feature.SECONDS_SINCE_TITLE_CHANGE;
import static io.neuralfocus.feature.Feature.TIME_IN_CURRENT_APP;
import static io.neuralfocus.feature.Feature.UNIQUE_APPS_5MIN;
import static io.neuralfocus.feature.Feature.WINDOW_TITLE_LENGTH;

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
    private final @Nullable HabitFeatures habitFeatures;
    private @Nullable RecentEvents recent;
    private int utcOffsetSeconds;

    Extractor(Catalog catalog, boolean withHabits, int sequenceLength) {
        focus = new FocusTrail(catalog);
        habits = withHabits ? new Habits() : null;
        habitFeatures = habits == null ? null : new HabitFeatures(habits);
        recent = sequenceLength > 0 ? new RecentEvents(sequenceLength) : null;
    }

    void keepSequence(int length) {
        if (sequenceLength() != length) {
            recent = new RecentEvents(length);
        }
    }

    int sequenceLength() {
        return recent == null ? 0 : recent.length();
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
        } else {
            focus.see(event);
            if (type == EventType.MOUSE_MOVE) {
                mouse.move(timestampUs, event.word0(), event.word1(), event.word2());
            } else if (type == EventType.KEY_PRESS) {
                keys.press(timestampUs);
            } else if (type == EventType.MOUSE_CLICK) {
                clicks.add(timestampUs);
            }
        }
        if (recent != null) {
            recent.take(type, timestampUs, focus.categories());
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
            habits.left(before, titleBefore, timestampUs, sinceBefore, titleSinceBefore);
        } else if (habits != null && change == Change.TITLE) {
            habits.titled(focus.app(), titleBefore, focus.titleHash(), timestampUs);
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

    AppName app() {
        return focus.app();
    }

    boolean isAway() {
        return presence.isAway();
    }

    long heardUs() {
        return presence.heardUs();
    }

    int utcOffsetSeconds() {
        return utcOffsetSeconds;
    }

    /** Writes every feature into the array, each in its own column. */
    void tell(long nowUs, float[] out) {
        tellTime(nowUs, out);
        tellHands(out);
        tellPresence(nowUs, out);
        tellFocus(nowUs, out);
        out[FOCUS_MOMENTUM.column()] = (float) momentum.value(nowUs);
        if (habitFeatures != null) {
            habitFeatures.tell(focus, nowUs, out);
        }
    }

    private void tellTime(long nowUs, float[] out) {
        long workingUs = presence.isOnBreak(nowUs) ? 0 : nowUs - presence.atWorkSinceUs();
        long sessionSinceUs = sessions.currentSinceUs(nowUs);
        long sessionUs = sessionSinceUs == FocusSessions.NONE ? workingUs : nowUs - sessionSinceUs;
        long localSeconds = Math.floorDiv(nowUs, 1_000_000L) + utcOffsetSeconds;
        out[SECONDS_SINCE_SESSION_START.column()] = Math.floorDiv(sessionUs, 1_000_000L);
        out[HOUR_OF_DAY.column()] = Math.floorMod(Math.floorDiv(localSeconds, 3600L), 24L);
        out[DAY_OF_WEEK.column()] = Math.floorMod(Math.floorDiv(localSeconds, 86_400L) + 3, 7L);
        out[MINUTES_SINCE_LAST_BREAK.column()] = Math.floorDiv(workingUs, 60_000_000L);
    }

    private void tellHands(float[] out) {
        out[KEYSTROKE_RATE.column()] = (float) keys.perSecond();
        out[KEYSTROKE_INTERVAL_MEAN.column()] = (float) keys.gapMean();
        out[KEYSTROKE_INTERVAL_STD.column()] = (float) keys.gapDeviation();
        out[KEYSTROKE_INTERVAL_TREND.column()] = (float) keys.gapTrend();
        out[MOUSE_SPEED_MEAN.column()] = (float) mouse.speedMean();
        out[MOUSE_SPEED_STD.column()] = (float) mouse.speedDeviation();
        out[MOUSE_ACCELERATION_MEAN.column()] = (float) mouse.accelerationMean();
        out[MOUSE_CLICK_COUNT.column()] = clicks.count(0);
    }

    private void tellPresence(long nowUs, float[] out) {
        out[IDLE_TIME_30S.column()] = (float) ((double) presence.awayUs(nowUs) / 1e6);
        out[IDLE_EVENT_COUNT_5MIN.column()] = presence.awayPeriods(nowUs);
        out[LONGEST_ACTIVE_STRETCH_5MIN.column()] = Math.floorDiv(presence.longestActiveUs(nowUs), 1_000_000L);
    }

    private void tellFocus(long nowUs, float[] out) {
        out[CONTEXT_SWITCHES_30S.column()] = focus.switches(FocusTrail.SPAN_30S);
        out[CONTEXT_SWITCHES_60S.column()] = focus.switches(FocusTrail.SPAN_60S);
        out[CONTEXT_SWITCHES_5MIN.column()] = focus.switches(FocusTrail.SPAN_5MIN);
        out[TIME_IN_CURRENT_APP.column()] = Math.floorDiv(focus.inAppUs(nowUs), 1_000_000L);
        out[UNIQUE_APPS_5MIN.column()] = focus.uniqueApps();
        out[WINDOW_TITLE_LENGTH.column()] = focus.titleLength();
        out[SECONDS_SINCE_TITLE_CHANGE.column()] = (float) ((double) focus.inTitleUs(nowUs) / 1e6);
        int categories = focus.categories();
        out[IS_BROWSER.column()] = flag(categories, Categories.BROWSER);
        out[IS_IDE.column()] = flag(categories, Categories.IDE);
        out[IS_COMMUNICATION.column()] = flag(categories, Categories.COMMUNICATION);
        out[IS_ENTERTAINMENT.column()] = flag(categories, Categories.ENTERTAINMENT);
        out[IS_PRODUCTIVITY.column()] = flag(categories, Categories.PRODUCTIVITY);
        out[IS_PSEUDO_PRODUCTIVE.column()] = flag(categories, Categories.PSEUDO_PRODUCTIVE);
    }

    /** Writes the last events, from a place on. */
    void tellSequence(long nowUs, int length, float[] out, int from) {
        if (recent == null || recent.length() != length) {
            throw new IllegalArgumentException(
                    "the last " + length + " events are asked for, this stream keeps " + sequenceLength());
        }
        recent.tell(nowUs, out, from);
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
        if (recent != null) {
            recent.save(out);
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
        if (recent != null) {
            recent.load(in);
        }
    }
}
