package io.neuralfocus.session;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import io.neuralfocus.window.LongRing;

/**
 * The user's focus sessions as they were told, in event time. One is current at t if start <= t < end; of several the
 * latest started is. No more than {@value #MOST} are remembered: beyond that the earliest started is forgotten.
 */
public final class FocusSessions {

    /** No session is current. */
    public static final long NONE = Long.MIN_VALUE;

    /** Nobody has so many at once; but a session whose end was never told stays, and all that began after it. */
    static final int MOST = 64;

    private static final long OPEN = Long.MAX_VALUE;

    private LongRing starts = new LongRing();
    private LongRing ends = new LongRing();

    /** A session began; of those told it need not be the latest. */
    public void start(long timestampUs) {
        insert(timestampUs, OPEN);
    }

    /** The session that is current at this instant ends; without one nothing happens. */
    public void end(long timestampUs) {
        LongRing keptStarts = starts;
        LongRing keptEnds = ends;
        int ending = latestAt(timestampUs);
        starts = new LongRing();
        ends = new LongRing();
        for (int i = 0; i < keptStarts.size(); i++) {
            starts.add(keptStarts.get(i));
            ends.add(i == ending ? timestampUs : keptEnds.get(i));
        }
    }

    private void insert(long startUs, long endUs) {
        LongRing keptStarts = starts;
        LongRing keptEnds = ends;
        starts = new LongRing();
        ends = new LongRing();
        int at = 0;
        while (at < keptStarts.size() && keptStarts.get(at) <= startUs) {
            at++;
        }
        for (int i = 0; i <= keptStarts.size(); i++) {
            if (i == at) {
                starts.add(startUs);
                ends.add(endUs);
            }
            if (i < keptStarts.size()) {
                starts.add(keptStarts.get(i));
                ends.add(keptEnds.get(i));
            }
        }
        if (starts.size() > MOST) {
            forgetFirst();
        }
    }

    private void forgetFirst() {
        starts.removeFirst();
        ends.removeFirst();
    }

    private int latestAt(long nowUs) {
        for (int i = starts.size() - 1; i >= 0; i--) {
            if (starts.get(i) <= nowUs && nowUs < ends.get(i)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Forgets sessions that were over by now. One that began after another which still goes on stays: should an end be
     * told of an instant within it, it is this session's end and not the other's.
     */
    public void moveTo(long nowUs) {
        while (!ends.isEmpty() && ends.first() <= nowUs) {
            forgetFirst();
        }
    }

    /** When the session that is current now began, or {@link #NONE}. */
    public long currentSinceUs(long nowUs) {
        int current = latestAt(nowUs);
        return current < 0 ? NONE : starts.get(current);
    }

    public void save(SnapshotWriter out) {
        starts.save(out);
        for (int i = 0; i < ends.size(); i++) {
            out.writeLong(ends.get(i));
        }
    }

    public void load(SnapshotReader in) throws SnapshotRefusedException {
        starts = LongRing.load(in);
        if (starts.size() > MOST) {
            throw new SnapshotRefusedException("it claims " + starts.size() + " focus sessions, more than " + MOST);
        }
        ends = new LongRing();
        for (int i = 0; i < starts.size(); i++) {
            ends.add(in.readLong());
        }
    }
}
