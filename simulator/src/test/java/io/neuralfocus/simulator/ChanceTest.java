package io.neuralfocus.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ChanceTest {

    private static final int DRAWS = 200_000;

    @Test
    void shouldGiveTheSameStreamForTheSameKeys() {
        assertEquals(Chance.of(7, 1, 2).bits(), Chance.of(7, 1, 2).bits());
        assertNotEquals(Chance.of(7, 1, 2).bits(), Chance.of(7, 2, 1).bits());
        assertNotEquals(Chance.of(7, 1).bits(), Chance.of(7, 1, 0).bits());
        assertNotEquals(Chance.of(7, 1).bits(), Chance.of(8, 1).bits());
    }

    @Test
    void shouldGiveTheVeryNumbersItAlwaysGave() {
        Chance chance = Chance.of(42, 1, 2, 3);
        assertEquals("9bca3f7b1b4eab79", Long.toHexString(chance.bits()));
        assertEquals("0x1.349f7f93fc985p-1", Double.toHexString(chance.normal()));
        assertEquals("0x1.8335ef9490078p-2", Double.toHexString(chance.logNormal(2, 1.5)));
    }

    @Test
    void shouldShapeItsDraws() {
        Chance chance = Chance.of(1);
        double sum = 0;
        double square = 0;
        double waits = 0;
        int hits = 0;
        for (int i = 0; i < DRAWS; i++) {
            double normal = chance.normal();
            sum += normal;
            square += normal * normal;
            waits += chance.exponential(3);
            hits += chance.happens(0.25) ? 1 : 0;
            int below = chance.below(7);
            assertTrue(below >= 0 && below < 7);
        }
        assertEquals(0, sum / DRAWS, 0.01);
        assertEquals(1, square / DRAWS, 0.02);
        assertEquals(3, waits / DRAWS, 0.04);
        assertEquals(0.25, (double) hits / DRAWS, 0.005);
    }

    @Test
    void shouldPickAsTheWeightsSay() {
        Chance chance = Chance.of(2);
        int[] picked = new int[3];
        for (int i = 0; i < DRAWS; i++) {
            picked[chance.pick(new double[] {1, 0, 3})]++;
        }
        assertEquals(0, picked[1]);
        assertEquals(0.25, (double) picked[0] / DRAWS, 0.005);
    }
}
