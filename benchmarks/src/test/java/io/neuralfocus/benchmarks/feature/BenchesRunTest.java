package io.neuralfocus.benchmarks.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A bench that does not do its work measures nothing: each invocation is shown to have done it. */
class BenchesRunTest {

    @Test
    void shouldTakeEveryFrameIntoTheWindows() throws IOException {
        StreamBench bench = new StreamBench();
        bench.window = 1_000;
        bench.fill();
        int instants = 0;
        for (int frame = 0; frame < 130; frame++) {
            instants += bench.decodeAndUpdate();
        }
        // 1,000 events in 30 s: a frame lasts 119.97 s, which is 24 instants of the grid, give or take its edges.
        assertTrue(Math.abs(instants - 130 * 119.97 / 5) < 2, "instants: " + instants);
    }

    @Test
    void shouldParseWhatItEncoded() throws IOException {
        StreamBench bench = new StreamBench();
        bench.fill();
        // Seven fields of a name and a value each, between two braces.
        assertEquals(BenchStream.FRAME_EVENTS * 16, bench.jacksonParse());
    }

    @Test
    void shouldReadTheSameRateBothWays() {
        VectorBench bench = new VectorBench();
        bench.window = 10_000;
        bench.fill();
        assertNotEquals(0, bench.readVector());
        assertTrue(bench.recomputeVector() >= 0);
    }
}
