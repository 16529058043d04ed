package io.neuralfocus.feature;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import io.neuralfocus.window.LongRing;
import io.neuralfocus.window.RecentTimes;
import java.util.ArrayDeque;

/**
 * Which app is in focus, since when, under which title, what it is, and how often that changed.
 *
 * <p>A focus change is a switch if an app was in focus before it, has another name, and neither is the browser that the
 * other is told to be inside of.
 */
final class FocusTrail {

    static final int SPAN_5MIN = 0;
    static final int SPAN_60S = 1;
    static final int SPAN_30S = 2;

    /** What an event did to the focus. */
    enum Change {
        NONE,
        TITLE,
        SWITCH
    }

    private static final long LONG_US = 300_000_000;
    private static final long NEVER = Long.MIN_VALUE / 2;
    private static final long MAX_TITLE = 65_535;

    private final Catalog catalog;
    private final RecentApps apps;
    private final RecentTimes switches = new RecentTimes(LONG_US, 60_000_000, 30_000_000);

    private AppName app = AppName.NONE;
    private AppEntry entry = AppEntry.UNKNOWN;
    private AppName insideOf = AppName.NONE;
    private long sinceUs;
    private int hint;
    private int titleLength;
    private int titleHash;
    private long titleSinceUs;
    private long titleChangedUs = NEVER;
    private int titlesTold;

    /** Who was in focus at the far edge of the long window, and who came after, when. */
    private AppName atEdge = AppName.NONE;

    private LongRing arrivalTimes = new LongRing();
    private final ArrayDeque<AppName> arrivals = new ArrayDeque<>(3);

    FocusTrail(Catalog catalog) {
        this.catalog = catalog;
        this.apps = new RecentApps(catalog);
    }

    /** Takes an event that changes neither focus nor title: it may name the first app. */
    void see(EventSlot event) {
        AppName name = event.app();
        if (!name.isEmpty()) {
            AppEntry found = apps.see(name, event.timestampUs());
            if (app.isEmpty() && event.type().mayNameFirstApp()) {
                arrive(event, found);
            }
        }
    }

    /** Takes a focus change or a title change. */
    Change take(EventSlot event) {
        if (event.type() == EventType.WINDOW_FOCUS_CHANGE) {
            return focus(event) ? Change.SWITCH : Change.NONE;
        }
        see(event);
        AppName name = event.app();
        if (name.isEmpty() || name.equals(app)) {
            title(event);
            return Change.TITLE;
        }
        return Change.NONE;
    }

    private boolean focus(EventSlot event) {
        AppName name = event.app();
        if (name.isEmpty()) {
            return false;
        }
        AppEntry found = apps.see(name, event.timestampUs());
        boolean switched = false;
        if (name.equals(app)) {
            insideOf = event.hostOf().isEmpty() ? insideOf : event.hostOf();
        } else {
            boolean insideEachOther = event.hostOf().equals(app) || insideOf.equals(name);
            switched = !app.isEmpty() && !insideEachOther;
            if (switched) {
                switches.add(event.timestampUs());
            }
            arrive(event, found);
            hint = 0;
        }
        if (Categories.isTold(event.word2())) {
            hint = event.word2();
        }
        return switched;
    }

    private void arrive(EventSlot event, AppEntry found) {
        long timestampUs = event.timestampUs();
        app = event.app();
        entry = found;
        insideOf = event.hostOf();
        sinceUs = timestampUs;
        titleLength = 0;
        titleHash = 0;
        titleSinceUs = timestampUs;
        titlesTold = 0;
        moveEdge(timestampUs);
        arrivals.add(app);
        arrivalTimes.add(timestampUs);
    }

    private void title(EventSlot event) {
        titleLength = (int) Math.min(MAX_TITLE, Integer.toUnsignedLong(event.word0()));
        titleHash = event.word1();
        titleSinceUs = event.timestampUs();
        titleChangedUs = event.timestampUs();
        titlesTold++;
        if (Categories.isTold(event.word2())) {
            hint = event.word2();
        }
    }

    void moveTo(long nowUs) {
        apps.moveTo(nowUs);
        switches.moveTo(nowUs);
        moveEdge(nowUs);
    }

    private void moveEdge(long nowUs) {
        while (!arrivalTimes.isEmpty() && arrivalTimes.first() <= nowUs - LONG_US) {
            arrivalTimes.removeFirst();
            atEdge = arrivals.remove();
        }
    }

    AppName app() {
        return app;
    }

    AppEntry entry() {
        return entry;
    }

    long sinceUs() {
        return sinceUs;
    }

    /** How long the app in focus has been there; 0 while none is known. */
    long inAppUs(long nowUs) {
        return app.isEmpty() ? 0 : nowUs - sinceUs;
    }

    /** How long its title has been there, or the app itself if it came later; 0 while no app is known. */
    long inTitleUs(long nowUs) {
        return app.isEmpty() ? 0 : nowUs - titleSinceUs;
    }

    int titleHash() {
        return titleHash;
    }

    long titleSinceUs() {
        return titleSinceUs;
    }

    /** How many titles were told since the app in focus came to it. */
    int titlesTold() {
        return titlesTold;
    }

    int titleLength() {
        return titleLength;
    }

    int switches(int span) {
        return switches.count(span);
    }

    boolean titleChangedWithin30s(long nowUs) {
        return titleChangedUs > nowUs - 30_000_000;
    }

    /** The distinct apps of the long window, with the one in focus at its far edge. */
    int uniqueApps() {
        boolean edgeAdds = !atEdge.isEmpty() && !apps.contains(atEdge);
        return apps.count() + (edgeAdds ? 1 : 0);
    }

    /** The categories of the app in focus: the catalogue's and the hint last told, unless an override names the app. */
    int categories() {
        if (app.isEmpty()) {
            return Categories.NONE;
        }
        return (entry.overridden() ? entry.categories() : entry.categories() | hint) & Categories.ALL;
    }

    void save(SnapshotWriter out) {
        apps.save(out);
        switches.save(out);
        out.writeName(app);
        out.writeName(insideOf);
        out.writeLong(sinceUs);
        out.writeLong(hint);
        out.writeLong(titleLength);
        out.writeLong(titleHash);
        out.writeLong(titleSinceUs);
        out.writeLong(titleChangedUs);
        out.writeLong(titlesTold);
        out.writeName(atEdge);
        arrivalTimes.save(out);
        for (AppName arrival : arrivals) {
            out.writeName(arrival);
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        apps.load(in);
        switches.load(in);
        app = in.readName();
        entry = app.isEmpty() ? AppEntry.UNKNOWN : catalog.find(app);
        insideOf = in.readName();
        sinceUs = in.readLong();
        hint = in.readInt();
        titleLength = in.readInt();
        titleHash = in.readInt();
        titleSinceUs = in.readLong();
        titleChangedUs = in.readLong();
        titlesTold = in.readInt();
        atEdge = in.readName();
        arrivalTimes = LongRing.load(in);
        for (int i = 0; i < arrivalTimes.size(); i++) {
            arrivals.add(in.readName());
        }
    }
}
