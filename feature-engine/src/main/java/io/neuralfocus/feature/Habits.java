package io.neuralfocus.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import io.neuralfocus.window.RecentTimes;

/**
 * What the stream has taught of this person's own ways: how often she switches and titles change, how long her last stays
 * were, and what her stays in each app, in each app after another, and under each title came to.
 *
 * <p>Only stays that a switch has completed count, so a vector never knows how the stay it stands in will end. What it all
 * says of an instant is asked of {@link HabitFeatures}.
 */
final class Habits {

    static final int SPAN_5MIN = 0;
    static final int SPAN_30S = 1;

    static final int LAST_DWELLS = 8;

    private final RecentTimes titleChanges = new RecentTimes(300_000_000, 30_000_000);
    private final FadingCounts fadingSwitches = new FadingCounts();
    private final FadingCounts fadingTitleChanges = new FadingCounts();
    private final double[] lastDwells = new double[LAST_DWELLS];
    private final short[] histogram = new short[DwellHistogram.BINS];
    private final Stays stays = new Stays(1);
    private final AppHabits apps = new AppHabits();
    private final StayTable pairs = StayTable.withoutHistograms(64);
    private final StayTable titles = StayTable.withHistograms(128);
    private final TitleTellings tellings = new TitleTellings();

    /** The app of the last completed stay, by its hash. */
    private int appBefore = AppName.NONE.hashCode();

    /** A switch ended the stay in this app, and in its title. */
    void left(AppName app, int titleHash, long timestampUs, long sinceUs, long titleSinceUs) {
        long stayUs = timestampUs - sinceUs;
        long titleStayUs = timestampUs - titleSinceUs;
        double seconds = (double) stayUs / 1e6;
        double log = StrictMath.log(1 + seconds);
        System.arraycopy(lastDwells, 0, lastDwells, 1, LAST_DWELLS - 1);
        lastDwells[0] = seconds;
        fadingSwitches.add(timestampUs);
        DwellHistogram.add(histogram, 0, seconds);
        stays.add(0, stayUs, log);
        apps.add(app.hashCode(), stayUs, seconds, log);
        pairs.add(pairKey(appBefore, app.hashCode()), stayUs, seconds, log);
        double titleSeconds = (double) titleStayUs / 1e6;
        titles.add(titleKey(app, titleHash), titleStayUs, titleSeconds, StrictMath.log(1 + titleSeconds));
        tellings.left(titleKey(app, titleHash), timestampUs);
        appBefore = app.hashCode();
    }

    /** A title change that counts: of the app in focus, or, before any is known, of none. */
    void titled(AppName app, int titleBefore, int titleHash, long timestampUs) {
        titleChanges.add(timestampUs);
        fadingTitleChanges.add(timestampUs);
        tellings.left(titleKey(app, titleBefore), timestampUs);
        tellings.told(titleKey(app, titleHash));
    }

    void moveTo(long nowUs) {
        titleChanges.moveTo(nowUs);
    }

    static long titleKey(AppName app, int titleHash) {
        return (long) app.hashCode() << 32 | Integer.toUnsignedLong(titleHash);
    }

    static long pairKey(int from, int to) {
        return (long) from << 32 | Integer.toUnsignedLong(to);
    }

    int titleChanges(int span) {
        return titleChanges.count(span);
    }

    FadingCounts fadingSwitches() {
        return fadingSwitches;
    }

    FadingCounts fadingTitleChanges() {
        return fadingTitleChanges;
    }

    /** The nth last completed stay in seconds, 0 if there was none. */
    double lastDwell(int nth) {
        return lastDwells[nth];
    }

    /** All completed stays, at place 0. */
    Stays stays() {
        return stays;
    }

    /** The chance to leave within 30 s by all stays, given the time already stayed. */
    double leaves(double seconds, double parent, double k) {
        return DwellHistogram.chance(histogram, 0, seconds, parent, k);
    }

    AppHabits apps() {
        return apps;
    }

    /** Stays by the app and the one she came from. */
    StayTable pairs() {
        return pairs;
    }

    StayTable titles() {
        return titles;
    }

    TitleTellings tellings() {
        return tellings;
    }

    int appBefore() {
        return appBefore;
    }

    void save(SnapshotWriter out) {
        titleChanges.save(out);
        fadingSwitches.save(out);
        fadingTitleChanges.save(out);
        for (double dwell : lastDwells) {
            out.writeDouble(dwell);
        }
        DwellHistogram.save(histogram, 0, out);
        stays.save(0, out);
        apps.save(out);
        pairs.save(out);
        titles.save(out);
        tellings.save(out);
        out.writeLong(appBefore);
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        titleChanges.load(in);
        fadingSwitches.load(in);
        fadingTitleChanges.load(in);
        for (int i = 0; i < LAST_DWELLS; i++) {
            lastDwells[i] = in.readDouble();
        }
        DwellHistogram.load(histogram, 0, in);
        stays.load(0, in);
        apps.load(in);
        pairs.load(in);
        titles.load(in);
        tellings.load(in);
        appBefore = in.readInt();
    }
}
