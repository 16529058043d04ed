package io.neuralfocus.serving.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.store.prediction.Evidence;
import io.neuralfocus.store.prediction.Evidence.Beside;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final long SECOND_US = 1_000_000;
    private static final long START_US = 1_767_600_000 * SECOND_US;
    private static final FeatureSchema SCHEMA = FeatureSchema.v1();

    private final Coverage coverage = new Coverage(START_US);

    /** A key a second, a switch every three. */
    private void work(int... seconds) {
        for (int second : seconds) {
            float[] vector = new float[SCHEMA.size()];
            vector[SCHEMA.names().indexOf("context_switches_30s")] = 10;
            Beside beside = new Beside(30, 60, 0, false, "BUILDING", List.of());
            coverage.add(START_US + second * SECOND_US, new Evidence("", "", vector, beside));
        }
    }

    private void assertTold(int seconds, int keystrokes, int awaySeconds) {
        coverage.end(START_US + seconds * SECOND_US);
        assertEquals(keystrokes, coverage.keystrokes());
        assertEquals(2L * keystrokes, coverage.mouseMoves());
        assertEquals(Math.round(keystrokes / 3.0), coverage.switches());
        assertEquals(awaySeconds, coverage.awaySeconds());
    }

    @Test
    void shouldCountOfAShortSessionNothingThatWasBeforeIt() {
        work(2, 7, 12);
        assertTold(12, 12, 0);
    }

    @Test
    void shouldCountTheFewSecondsOfWhoLeavesSoonAndComesBack() {
        work(5, 10);
        work(320, 325, 330);
        assertTold(330, 10 + 40, 320 - 30 - 10);
    }

    @Test
    void shouldLayWindowsEndToEnd() {
        work(3, 8, 13, 18, 23, 28, 33, 38, 43, 48, 53, 58, 63);
        assertTold(65, 63, 0);
    }

    @Test
    void shouldCountSilenceAsTimeAwayAtEitherEndAlike() {
        work(600);
        assertTold(600 + 121, 30, 570 + 121);
    }

    @Test
    void shouldBePatientWithSilenceAtEitherEnd() {
        work(150);
        assertTold(150 + 120, 30, 0);
    }
}
