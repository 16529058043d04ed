package io.neuralfocus.window;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/**
 * Key presses of the last 30 seconds and the gaps between them.
 *
 * <p>With gaps g_0..g_(k-1): their sum telescopes to newest - oldest; the sum of squares and the index-weighted sum are
 * kept as exact integers. When the oldest press leaves, every index falls by one, so the weighted sum falls by the sum of
 * the gaps that stay.
 */
public final class KeyRhythm {

    private static final long SPAN_US = 30_000_000;

    /** Press times. Their differences are the gaps, so nothing else is kept per press. */
    private LongRing presses = new LongRing();

    private long squares;
    private long weighted;

    public void press(long timestampUs) {
        moveTo(timestampUs);
        if (!presses.isEmpty()) {
            long gap = timestampUs - presses.last();
            squares += gap * gap;
            weighted += gap * (presses.size() - 1);
        }
        presses.add(timestampUs);
    }

    public void moveTo(long nowUs) {
        while (!presses.isEmpty() && presses.first() <= nowUs - SPAN_US) {
            long oldest = presses.removeFirst();
            if (presses.isEmpty()) {
                return;
            }
            long gap = presses.first() - oldest;
            squares -= gap * gap;
            weighted -= sum();
        }
    }

    private long sum() {
        return presses.last() - presses.first();
    }

    public int count() {
        return presses.size();
    }

    public double perSecond() {
        return (double) presses.size() / 30.0;
    }

    public double gapMean() {
        long k = presses.size() - 1L;
        return k < 1 ? 0 : (double) sum() / ((double) k * 1e6);
    }

    public double gapDeviation() {
        long k = presses.size() - 1L;
        if (k < 1) {
            return 0;
        }
        return Math.sqrt(ExactArithmetic.differenceOfProducts(k, squares, sum(), sum())) / ((double) k * 1e6);
    }

    /** The slope of the gaps over their index: positive when typing slows down. */
    public double gapTrend() {
        long k = presses.size() - 1L;
        if (k < 2) {
            return 0;
        }
        return (double) (6 * (2 * weighted - (k - 1) * sum())) / (ExactArithmetic.cubicSpread(k) * 1e6);
    }

    public void save(SnapshotWriter out) {
        presses.save(out);
    }

    public void load(SnapshotReader in) throws SnapshotRefusedException {
        LongRing saved = LongRing.load(in);
        for (int i = 0; i < saved.size(); i++) {
            press(saved.get(i));
        }
    }
}
