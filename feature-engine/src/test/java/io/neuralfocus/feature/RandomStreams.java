package io.neuralfocus.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.StreamItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded nasty streams. Each draws a character first (which types, which rhythm, how late, how often watermarks), then
 * its items; most quantise time, so that exactly 2, 5, 30 and 300 s are met all the time.
 */
final class RandomStreams {

    static final long LAST_US = 253_402_300_799_999_999L;

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long[] SLOW_QUANTA = {250_000, 500_000, SECOND, 2_500_000, 5 * SECOND};
    private static final long[] DENSE_QUANTA = {1, 1_000, 8_000, 50_000, 100_000};
    private static final long[] STEPS = {100_000, 500_000, SECOND, 2_500_000, 5 * SECOND, 5 * SECOND, 10 * SECOND};
    private static final long[] BOUNDARIES = {2, 5, 25, 30, 60, 270, 295, 300, 600};
    private static final long[] STARTS = {0, 1, 2_000_000, 1_700_000_000_000_000L, 951_782_399_000_000L};
    private static final int MOST_INSTANTS = 400;

    private final SplittableRandom random;
    private final RandomEvents events;
    private final List<StreamItem> items = new ArrayList<>();

    private final long quantum;
    private final boolean dense;
    private final int boundaryGaps;
    private final int hugeGaps;
    private final int disorder;
    private final int watermarks;
    private final int others;
    private long now;

    /** The greatest timestamp that was drawn, whether it will be accepted or not. */
    private long newest;

    /** The greatest watermark and request that was drawn. */
    private long settled;

    private RandomStreams(SplittableRandom random) {
        this.random = random;
        this.events = new RandomEvents(random);
        this.dense = random.nextInt(3) > 0;
        long[] quanta = dense ? DENSE_QUANTA : SLOW_QUANTA;
        this.quantum = quanta[random.nextInt(quanta.length)];
        this.boundaryGaps = random.nextInt(dense ? 10 : 100);
        this.hugeGaps = random.nextInt(4) == 0 ? random.nextInt(4) : 0;
        this.disorder = random.nextInt(3) == 0 ? 0 : random.nextInt(50);
        this.watermarks = random.nextInt(3) == 0 ? 0 : random.nextInt(30);
        this.others = random.nextInt(10);
        this.now = start();
        this.newest = now;
    }

    /** The stream of a seed, of up to so many events. */
    static RandomStream of(long seed, int mostEvents) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomStreams stream = new RandomStreams(random);
        int size = 1 + (int) (mostEvents * Math.pow(random.nextDouble(), 2));
        while (stream.events.drawn() < size) {
            stream.next();
        }
        return new RandomStream(seed, stream.step(), List.copyOf(stream.items));
    }

    private long start() {
        if (random.nextInt(8) == 0) {
            return LAST_US - random.nextLong(20 * 60 * SECOND);
        }
        return STARTS[random.nextInt(STARTS.length)] + random.nextLong(3) * quantum;
    }

    private boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    private void next() {
        if (percent(2)) {
            // A clock that had run ahead is caught up, or everything would be late from then on.
            now = Math.max(now, Math.max(newest, settled));
        }
        advance(gap());
        if (percent(watermarks)) {
            watermark();
        }
        if (percent(others)) {
            sessionOrRequest();
        }
        if (random.nextInt(300) == 0) {
            burst();
        } else {
            add(events.next(arrivalTime()));
        }
    }

    private void advance(long us) {
        now = Math.min(now + us, LAST_US);
    }

    private long gap() {
        if (perMille(hugeGaps)) {
            return random.nextBoolean() ? random.nextLong(40 * DAY) : random.nextLong(1 + (LAST_US - now) / 2);
        }
        if (perMille(boundaryGaps)) {
            return Math.max(0, boundary() + random.nextInt(-1, 2) * (random.nextBoolean() ? 0 : quantum));
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> 0;
            case 2, 3 -> quantum;
            case 4 -> random.nextLong(10) * quantum;
            default -> random.nextLong(Math.max(dense ? SECOND / 4 : 2 * SECOND, 4 * quantum)) / quantum * quantum;
        };
    }

    private long boundary() {
        return BOUNDARIES[random.nextInt(BOUNDARIES.length)] * SECOND;
    }

    private boolean perMille(int chance) {
        return random.nextInt(1_000) < chance;
    }

    /** Mostly now; else a little behind, exactly 2 s behind the newest, or far behind, and at times far ahead. */
    private long arrivalTime() {
        if (!percent(disorder)) {
            return now;
        }
        long at = switch (random.nextInt(8)) {
            case 0, 1 -> now - random.nextLong(3 * SECOND) / quantum * quantum;
            case 2 -> newest - 2 * SECOND;
            case 3 -> newest - 2 * SECOND - 1;
            case 4 -> newest - 2 * SECOND + 1;
            case 5 -> now - random.nextLong(600 * SECOND);
            case 6 -> now + random.nextLong(4 * SECOND) / quantum * quantum;
            default -> perMille(boundaryGaps) ? now + 300 * SECOND : now - SECOND;
        };
        return clamped(at);
    }

    private static long clamped(long us) {
        return Math.max(0, Math.min(LAST_US, us));
    }

    private void add(Event event) {
        items.add(new StreamItem.Happened(event));
        newest = Math.max(newest, event.timestampUs());
    }

    private void burst() {
        EventType type = random.nextInt(4) == 0 ? EventType.KEY_PRESS : EventType.MOUSE_MOVE;
        long step = random.nextBoolean() ? 8_000 : random.nextInt(3) * 20_000L;
        for (int left = random.nextInt(1_000); left > 0; left--) {
            add(events.ofType(type, now));
            advance(step);
        }
    }

    private void watermark() {
        long ahead = switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> -random.nextLong(4 * SECOND);
            case 2 -> -2 * SECOND - 1 + random.nextInt(3);
            case 3 -> perMille(10 * boundaryGaps) ? boundary() : 0;
            default -> random.nextLong(10) * quantum;
        };
        long told = clamped((random.nextBoolean() ? now : newest) + ahead);
        items.add(new StreamItem.Watermark(told));
        settled = Math.max(settled, told);
        if (random.nextInt(8) > 0) {
            now = Math.max(now, told);
        }
    }

    /** A session is told by a server's clock, which may run ahead of the device's or behind it; at times they pile up. */
    private void sessionOrRequest() {
        long told = clamped(Math.max(newest, settled) + 1 + random.nextLong(-20, 20) * quantum);
        switch (random.nextInt(4)) {
            case 0 -> {
                int together = random.nextInt(100) == 0 ? random.nextInt(80) : 1;
                items.addAll(Collections.nCopies(together, new StreamItem.SessionStart(told)));
            }
            case 1 -> items.add(new StreamItem.SessionEnd(told));
            default -> request();
        }
    }

    /** A prediction on demand, mostly at or after the newest event: exactly there, a little later or long after. */
    private void request() {
        long ahead = switch (random.nextInt(6)) {
            case 0, 1 -> 0;
            case 2 -> -random.nextLong(3 * SECOND);
            case 3 -> perMille(10 * boundaryGaps) ? boundary() : 0;
            default -> random.nextLong(10) * quantum;
        };
        long at = clamped(newest + ahead);
        items.add(new StreamItem.Predicted(at, random.nextInt(101), true));
        settled = Math.max(settled, at);
        if (random.nextInt(8) > 0) {
            now = Math.max(now, at);
        }
    }

    /** A step that does not make more grid instants than a test wants to look at. */
    private long step() {
        long first = items.stream().mapToLong(StreamItem::timestampUs).min().orElse(0);
        long last = items.stream().mapToLong(StreamItem::timestampUs).max().orElse(0);
        long chosen = STEPS[random.nextInt(STEPS.length)];
        long least = (last - first) / MOST_INSTANTS;
        return Math.max(chosen, (least + chosen - 1) / chosen * chosen);
    }

    /** A name among those that random streams use, which tests may override in their catalogue. */
    static AppName overriddenApp() {
        return RandomEvents.OVERRIDDEN;
    }
}
