package io.neuralfocus.window;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/** How often something happened in each of several spans before now: one ring of times, one cursor per span. */
public final class RecentTimes {

    private final long[] spansUs;
    private final int[] outside;
    private LongRing times = new LongRing();

    /** Counts over these spans, the longest first. */
    public RecentTimes(long... spansUs) {
        this.spansUs = spansUs;
        this.outside = new int[spansUs.length];
    }

    public void add(long timestampUs) {
        moveTo(timestampUs);
        times.add(timestampUs);
    }

    public void moveTo(long nowUs) {
        int dropped = 0;
        while (!times.isEmpty() && times.first() <= nowUs - spansUs[0]) {
            times.removeFirst();
            dropped++;
        }
        for (int span = 1; span < outside.length; span++) {
            int skip = Math.max(0, outside[span] - dropped);
            while (skip < times.size() && times.get(skip) <= nowUs - spansUs[span]) {
                skip++;
            }
            outside[span] = skip;
        }
    }

    /** How many lie in the span of this index, at the instant last moved to. */
    public int count(int span) {
        return times.size() - outside[span];
    }

    public void save(SnapshotWriter out) {
        times.save(out);
        for (int skip : outside) {
            out.writeLong(skip);
        }
    }

    public void load(SnapshotReader in) throws SnapshotRefusedException {
        times = LongRing.load(in);
        for (int i = 0; i < outside.length; i++) {
            outside[i] = in.readInt();
            if (outside[i] < 0 || outside[i] > times.size()) {
                throw new SnapshotRefusedException("a window's cursor lies outside its ring");
            }
        }
    }
}
