package io.neuralfocus.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongRingTest {

    private static final long SEED = 20_260_304L;

    @Test
    void shouldBehaveLikeAListHoweverItGrowsAndShrinks() {
        SplittableRandom random = new SplittableRandom(SEED);
        LongRing ring = new LongRing();
        List<Long> twin = new ArrayList<>();
        for (int step = 0; step < 40_000; step++) {
            boolean growing = (step / 4_000) % 2 == 0;
            if (twin.isEmpty() || random.nextInt(10) < (growing ? 7 : 3)) {
                long value = random.nextLong();
                ring.add(value);
                twin.add(value);
            } else if (random.nextBoolean()) {
                assertEquals(twin.remove(0), ring.removeFirst(), "seed " + SEED + " step " + step);
            } else {
                twin.remove(twin.size() - 1);
                ring.removeLast();
            }
            assertEquals(twin.size(), ring.size());
            if (!twin.isEmpty()) {
                int index = random.nextInt(twin.size());
                assertEquals(twin.get(index), ring.get(index), "seed " + SEED + " step " + step);
                assertEquals(twin.get(0), ring.first());
                assertEquals(twin.get(twin.size() - 1), ring.last());
            }
        }
    }
}
