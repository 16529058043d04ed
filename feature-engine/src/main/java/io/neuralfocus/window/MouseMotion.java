package io.neuralfocus.window;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/**
 * Mouse moves of the last 30 seconds: speeds, their change, and the way travelled.
 *
 * <p>A 125 Hz mouse fills this window with 3,750 moves, so a move takes ten bytes: its time as a difference, its clamped
 * speed, and the length of the segment that leads to it in 1/1024 pixel. A segment counts only if both its ends are
 * inside, so the oldest move's own segment is never in the sum.
 */
public final class MouseMotion {

    private static final long SPAN_US = 30_000_000;
    private static final int MAX_SPEED = 65_535;
    private static final int MIN_COORDINATE = -524_288;
    private static final int MAX_COORDINATE = 524_287;
    private static final int LEAST = 2;
    private static final int SMALL = 32;

    private int[] gaps = new int[LEAST];
    private int[] segments = new int[LEAST];
    private char[] speeds = new char[LEAST];
    private int head;
    private int size;
    private long oldestUs;
    private long newestUs;
    private int lastX;
    private int lastY;
    private long speedSum;
    private long speedSquares;
    private long segmentSum;

    /** A move to x, y at this speed, an unsigned number of pixels per second. */
    public void move(long timestampUs, int x, int y, int speedPps) {
        int clampedSpeed = Integer.compareUnsigned(speedPps, MAX_SPEED) > 0 ? MAX_SPEED : speedPps;
        int clampedX = Math.max(MIN_COORDINATE, Math.min(MAX_COORDINATE, x));
        int clampedY = Math.max(MIN_COORDINATE, Math.min(MAX_COORDINATE, y));
        moveTo(timestampUs);
        int segment = 0;
        if (size == 0) {
            oldestUs = timestampUs;
            newestUs = timestampUs;
        } else {
            long dx = (long) clampedX - lastX;
            long dy = (long) clampedY - lastY;
            segment = (int) ExactArithmetic.floorSqrt((dx * dx + dy * dy) << 20);
        }
        add((int) (timestampUs - newestUs), segment, (char) clampedSpeed);
        newestUs = timestampUs;
        lastX = clampedX;
        lastY = clampedY;
    }

    private void add(int gap, int segment, char speed) {
        if (size == gaps.length) {
            resize(size * 2);
        }
        int at = (head + size) & (gaps.length - 1);
        gaps[at] = gap;
        segments[at] = segment;
        speeds[at] = speed;
        size++;
        speedSum += speed;
        speedSquares += (long) speed * speed;
        segmentSum += segment;
    }

    public void moveTo(long nowUs) {
        if (size > 0 && oldestUs <= nowUs - SPAN_US) {
            dropUpTo(nowUs - SPAN_US);
        }
    }

    private void dropUpTo(long edgeUs) {
        int mask = gaps.length - 1;
        int at = head;
        int left = size;
        long oldest = oldestUs;
        long sum = speedSum;
        long squares = speedSquares;
        long way = segmentSum;
        do {
            long speed = speeds[at];
            sum -= speed;
            squares -= speed * speed;
            at = (at + 1) & mask;
            left--;
            if (left > 0) {
                way -= segments[at];
                oldest += gaps[at];
            }
        } while (left > 0 && oldest <= edgeUs);
        head = at;
        size = left;
        oldestUs = oldest;
        speedSum = sum;
        speedSquares = squares;
        segmentSum = way;
        if (gaps.length > SMALL && left < gaps.length / 4) {
            resize(gaps.length / 2);
        }
    }

    private void resize(int capacity) {
        int[] nextGaps = new int[capacity];
        int[] nextSegments = new int[capacity];
        char[] nextSpeeds = new char[capacity];
        for (int i = 0; i < size; i++) {
            int at = (head + i) & (gaps.length - 1);
            nextGaps[i] = gaps[at];
            nextSegments[i] = segments[at];
            nextSpeeds[i] = speeds[at];
        }
        gaps = nextGaps;
        segments = nextSegments;
        speeds = nextSpeeds;
        head = 0;
    }

    public int count() {
        return size;
    }

    public double speedMean() {
        return size == 0 ? 0 : (double) speedSum / (double) size;
    }

    public double speedDeviation() {
        if (size == 0) {
            return 0;
        }
        return Math.sqrt(ExactArithmetic.differenceOfProducts(size, speedSquares, speedSum, speedSum)) / (double) size;
    }

    /** The mean change of speed from move to move: it telescopes to the last speed less the first. */
    public double accelerationMean() {
        if (size < 2) {
            return 0;
        }
        int last = speeds[(head + size - 1) & (gaps.length - 1)];
        return (double) (last - speeds[head]) / (double) (size - 1);
    }

    public double distancePixels() {
        return (double) segmentSum / 1024.0;
    }

    public void save(SnapshotWriter out) {
        out.writeLong(size);
        out.writeLong(oldestUs);
        out.writeLong(lastX);
        out.writeLong(lastY);
        for (int i = 0; i < size; i++) {
            int at = (head + i) & (gaps.length - 1);
            out.writeLong(gaps[at]);
            // The oldest move's segment leads to it from outside the window.
            out.writeLong(i == 0 ? 0 : segments[at]);
            out.writeLong(speeds[at]);
        }
    }

    public void load(SnapshotReader in) throws SnapshotRefusedException {
        int count = in.readCount(3);
        oldestUs = in.readLong();
        newestUs = oldestUs;
        lastX = in.readInt();
        lastY = in.readInt();
        for (int i = 0; i < count; i++) {
            int gap = in.readInt();
            add(gap, in.readInt(), (char) in.readInt());
            // The oldest move's gap leads to a move that has left: its own time is already told.
            newestUs += i == 0 ? 0 : gap;
        }
    }
}
