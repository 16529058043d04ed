package io.neuralfocus.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import io.neuralfocus.window.RecentTimes;

/**
 * What the stream has taught of this person's own ways: how often titles change, how long the last stays were, and how
 * likely she leaves, within 30 seconds, this app and this title, given the time already in it.
 *
 * <p>Only stays that a switch has completed count, so a vector never knows how the stay it stands in will end. With few
 * stays a share is drawn to that of its parent: title -> app -> person -> the closed form for anybody.
 */
final class Habits {

    private static final double FORGETTING = 0.2;
    private static final double PERSON_PRIOR = 20;
    private static final double APP_PRIOR = 8;
    private static final double TITLE_PRIOR = 8;

    static final int SPAN_5MIN = 0;
    static final int SPAN_30S = 1;

    private final RecentTimes titleChanges = new RecentTimes(300_000_000, 30_000_000);
    private final short[] person = new short[DwellHistogram.BINS];
    private final DwellTable apps = new DwellTable(64);
    private final DwellTable titles = new DwellTable(128);
    private final double[] lastDwells = new double[3];
    private double logMean;
    private boolean anyStay;

    /** A switch ended the stay in this app, and in its title. */
    void left(AppName app, int titleHash, long appStayUs, long titleStayUs) {
        double seconds = (double) appStayUs / 1e6;
        lastDwells[2] = lastDwells[1];
        lastDwells[1] = lastDwells[0];
        lastDwells[0] = seconds;
        double log = StrictMath.log(1 + seconds);
        logMean = anyStay ? logMean + FORGETTING * (log - logMean) : log;
        anyStay = true;
        DwellHistogram.add(person, 0, seconds);
        apps.add(app.hashCode(), seconds);
        titles.add(titleKey(app, titleHash), (double) titleStayUs / 1e6);
    }

    /** The title of the app in focus was told. */
    void titled(long timestampUs) {
        titleChanges.add(timestampUs);
    }

    void moveTo(long nowUs) {
        titleChanges.moveTo(nowUs);
    }

    int titleChanges(int span) {
        return titleChanges.count(span);
    }

    private static long titleKey(AppName app, int titleHash) {
        return (long) app.hashCode() << 32 | Integer.toUnsignedLong(titleHash);
    }

    /** The nth last completed stay in seconds, 0 if there was none. */
    double lastDwell(int nth) {
        return lastDwells[nth];
    }

    double logMean() {
        return logMean;
    }

    double leavesPerson(double seconds) {
        return DwellHistogram.chance(person, 0, seconds, LognormalDwell.leavesWithin30s(seconds), PERSON_PRIOR);
    }

    double leavesApp(AppName app, double seconds, double ofPerson) {
        return apps.chance(app.hashCode(), seconds, ofPerson, APP_PRIOR);
    }

    double leavesTitle(AppName app, int titleHash, double seconds, double ofApp) {
        return titles.chance(titleKey(app, titleHash), seconds, ofApp, TITLE_PRIOR);
    }

    void save(SnapshotWriter out) {
        titleChanges.save(out);
        for (short count : person) {
            out.writeLong(count);
        }
        apps.save(out);
        titles.save(out);
        for (double dwell : lastDwells) {
            out.writeDouble(dwell);
        }
        out.writeDouble(logMean);
        out.writeBoolean(anyStay);
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        titleChanges.load(in);
        for (int bin = 0; bin < person.length; bin++) {
            person[bin] = (short) in.readInt();
        }
        apps.load(in);
        titles.load(in);
        for (int i = 0; i < lastDwells.length; i++) {
            lastDwells[i] = in.readDouble();
        }
        logMean = in.readDouble();
        anyStay = in.readBoolean();
    }
}
