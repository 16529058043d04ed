package io.neuralfocus.event.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.event.log.SeenFrames.Seen;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenFramesTest {

    @Test
    void shouldRememberAsAMapDoes() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            SeenFrames seen = new SeenFrames();
            Map<Long, Integer> naive = new HashMap<>();
            for (int i = 0; i < 5_000; i++) {
                long sequence = random.nextInt(4) == 0 ? -random.nextInt(100) : random.nextInt(4_000);
                int crc = random.nextInt(2);
                Integer before = naive.putIfAbsent(sequence, crc);
                Seen expected = before == null ? Seen.NEW : before == crc ? Seen.AGAIN : Seen.REUSED;
                assertEquals(expected, seen.see(sequence, crc), "seed " + seed);
            }
        }
    }
}
