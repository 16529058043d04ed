package io.neuralfocus.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Windows so full that 64 bits do not hold their sums: beyond 10,248 gaps or 46,341 moves. */
class CrowdedWindowTest {

    private static final long SEED = 20_260_303L;

    @Test
    void shouldTellTheRhythmOfTensOfThousandsOfKeysExactly() {
        SplittableRandom random = new SplittableRandom(SEED);
        KeyRhythm rhythm = new KeyRhythm();
        List<Long> all = new ArrayList<>();
        long now = 1_000;
        for (int i = 0; i < 60_000; i++) {
            // One long gap among short ones: the greatest spread a full window can have.
            now += i % 15_000 == 0 ? 29_000_000 : random.nextInt(60);
            rhythm.press(now);
            all.add(now);
        }
        List<Long> inside = new ArrayList<>();
        for (long press : all) {
            if (press > now - 30_000_000) {
                inside.add(press);
            }
        }
        long k = inside.size() - 1L;
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        BigInteger weighted = BigInteger.ZERO;
        for (int i = 0; i < k; i++) {
            BigInteger gap = BigInteger.valueOf(inside.get(i + 1) - inside.get(i));
            sum = sum.add(gap);
            squares = squares.add(gap.multiply(gap));
            weighted = weighted.add(gap.multiply(BigInteger.valueOf(i)));
        }
        BigInteger spread = squares.multiply(BigInteger.valueOf(k)).subtract(sum.multiply(sum));
        BigInteger slope = weighted.add(weighted)
                .subtract(sum.multiply(BigInteger.valueOf(k - 1)))
                .multiply(BigInteger.valueOf(6));
        BigInteger cubic = BigInteger.valueOf(k).pow(3).subtract(BigInteger.valueOf(k));
        assertEquals(true, k > 10_248, "the window holds " + k + " gaps, too few to need 128 bits");
        assertEquals(sum.doubleValue() / ((double) k * 1e6), rhythm.gapMean());
        assertEquals(Math.sqrt(spread.doubleValue()) / ((double) k * 1e6), rhythm.gapDeviation());
        assertEquals(slope.doubleValue() / (cubic.doubleValue() * 1e6), rhythm.gapTrend());
    }

    @Test
    void shouldTellTheMotionOfAHundredThousandMovesExactly() {
        SplittableRandom random = new SplittableRandom(SEED);
        MouseMotion motion = new MouseMotion();
        int moves = 150_000;
        int kept = 100_000;
        long spacing = 300;
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (int i = 1; i <= moves; i++) {
            int speed = random.nextInt(2) == 0 ? -1 : random.nextInt(200_000);
            motion.move(i * spacing, random.nextInt(), random.nextInt(), speed);
            if (i > moves - kept) {
                BigInteger clamped = BigInteger.valueOf(speed < 0 ? 65_535 : Math.min(65_535, speed));
                sum = sum.add(clamped);
                squares = squares.add(clamped.multiply(clamped));
            }
        }
        BigInteger spread = squares.multiply(BigInteger.valueOf(kept)).subtract(sum.multiply(sum));
        assertEquals(kept, motion.count());
        assertEquals(sum.doubleValue() / kept, motion.speedMean());
        assertEquals(Math.sqrt(spread.doubleValue()) / kept, motion.speedDeviation());
    }
}
