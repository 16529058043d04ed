package io.neuralfocus.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactArithmeticTest {

    private static final long SEED = 20_260_302L;

    @Test
    void shouldRoundADifferenceOfProductsOnceLikeBigInteger() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200_000; i++) {
            long a = random.nextLong(1L << random.nextInt(1, 63));
            long b = random.nextLong(1L << random.nextInt(1, 63));
            long c = random.nextLong(a + 1);
            long d = random.nextLong(b + 1);
            BigInteger exact = big(a).multiply(big(b)).subtract(big(c).multiply(big(d)));
            assertEquals(
                    exact.doubleValue(),
                    ExactArithmetic.differenceOfProducts(a, b, c, d),
                    () -> "seed " + SEED + ": " + a + " * " + b + " - " + c + " * " + d);
        }
    }

    @Test
    void shouldRoundHalfwayCasesToEven() {
        // 2^64 + 2^11 lies halfway between two doubles; one more tips it.
        long half = (1L << 53) + 1;
        assertEquals(
                big(half).multiply(big(2048)).doubleValue(), ExactArithmetic.differenceOfProducts(half, 2048, 0, 0));
        long tipped = Long.MAX_VALUE;
        assertEquals(
                big(tipped).multiply(big(3)).subtract(BigInteger.ONE).doubleValue(),
                ExactArithmetic.differenceOfProducts(tipped, 3, 1, 1));
    }

    @Test
    void shouldRoundTheCubicSpreadOnce() {
        for (long k : new long[] {2, 3, 1_000, 2_097_150, 2_097_151, 2_097_152, 50_000_001}) {
            BigInteger exact = big(k).multiply(big(k).multiply(big(k)).subtract(BigInteger.ONE));
            assertEquals(exact.doubleValue(), ExactArithmetic.cubicSpread(k));
        }
    }

    @Test
    void shouldTakeTheIntegerRootNextToPerfectSquares() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200_000; i++) {
            long root = random.nextLong(1L << random.nextInt(1, 31));
            for (long value : new long[] {root * root - 1, root * root, root * root + 1}) {
                if (value >= 0) {
                    assertEquals(big(value).sqrt().longValueExact(), ExactArithmetic.floorSqrt(value));
                }
            }
        }
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
