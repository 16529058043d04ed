package io.neuralfocus.session;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import io.neuralfocus.window.LongRing;

/**
 * The away periods of the last five minutes: how much of the last 30 seconds they cover, how many began, and the longest
 * stretch that none touches.
 *
 * <p>Closed periods are disjoint and ordered, so only the first that reaches into a window can straddle its edge. Stretches
 * between closed periods wait in a queue of falling lengths (a sliding maximum), each named by the period before it; the
 * first and the last stretch of the window change with time and are looked at when asked.
 */
final class AwayPeriods {

    private static final long SHORT_US = 30_000_000;
    private static final long LONG_US = 300_000_000;

    private LongRing begins = new LongRing();
    private LongRing ends = new LongRing();

    /** Of the kept periods, how many leading ones ended before the short window, or began before the long one. */
    private int beforeShort;

    private int begunBefore;
    private long shortSum;

    /** Periods are numbered from the first ever; this is the number of the first one kept. */
    private long firstKept;

    private LongRing longest = new LongRing();

    /** A period is over. */
    void add(long beginUs, long endUs) {
        moveTo(endUs);
        if (!ends.isEmpty()) {
            long length = beginUs - ends.last();
            while (!longest.isEmpty() && stretchAfter(longest.last()) <= length) {
                longest.removeLast();
            }
            longest.add(firstKept + ends.size() - 1);
        }
        begins.add(beginUs);
        ends.add(endUs);
        shortSum += endUs - beginUs;
        moveTo(endUs);
    }

    private long stretchAfter(long period) {
        int index = (int) (period - firstKept);
        return begins.get(index + 1) - ends.get(index);
    }

    void moveTo(long nowUs) {
        while (beforeShort < ends.size() && ends.get(beforeShort) <= nowUs - SHORT_US) {
            shortSum -= ends.get(beforeShort) - begins.get(beforeShort);
            beforeShort++;
        }
        while (begunBefore < begins.size() && begins.get(begunBefore) <= nowUs - LONG_US) {
            begunBefore++;
        }
        while (!ends.isEmpty() && ends.first() <= nowUs - LONG_US) {
            begins.removeFirst();
            ends.removeFirst();
            beforeShort--;
            begunBefore--;
            firstKept++;
        }
        while (!longest.isEmpty() && longest.first() < firstKept) {
            longest.removeFirst();
        }
    }

    /** Closed away time within the short window that ends now. */
    long coveredUs(long nowUs) {
        if (beforeShort == begins.size()) {
            return 0;
        }
        return shortSum - Math.max(0, nowUs - SHORT_US - begins.get(beforeShort));
    }

    /** Closed periods that began within the long window that ends now. */
    int begun() {
        return begins.size() - begunBefore;
    }

    /**
     * The longest stretch from {@code firstUs} or the long window's edge up to {@code untilUs}, the beginning of an open
     * period or now.
     */
    long longestStretchUs(long nowUs, long firstUs, long untilUs) {
        long edge = Math.max(nowUs - LONG_US, firstUs);
        if (ends.isEmpty()) {
            return Math.max(0, untilUs - edge);
        }
        long atEdges = Math.max(begins.first() - edge, untilUs - Math.max(ends.last(), edge));
        long between = longest.isEmpty() ? 0 : stretchAfter(longest.first());
        return Math.max(0, Math.max(atEdges, between));
    }

    void save(SnapshotWriter out) {
        begins.save(out);
        ends.save(out);
        out.writeLong(beforeShort);
        out.writeLong(begunBefore);
        out.writeLong(shortSum);
        out.writeLong(firstKept);
        longest.save(out);
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        begins = LongRing.load(in);
        ends = LongRing.load(in);
        beforeShort = in.readInt();
        begunBefore = in.readInt();
        shortSum = in.readLong();
        firstKept = in.readLong();
        longest = LongRing.load(in);
        for (int i = 0; i < longest.size(); i++) {
            long index = longest.get(i) - firstKept;
            if (index < 0 || index >= begins.size() - 1) {
                throw new SnapshotRefusedException("a stretch lies between no away periods");
            }
        }
        if (begins.size() != ends.size()
                || beforeShort < 0
                || beforeShort > begins.size()
                || begunBefore < 0
                || begunBefore > begins.size()) {
            throw new SnapshotRefusedException("its away periods contradict each other");
        }
    }
}
