package io.neuralfocus.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static Comparison difference(Metric metric, double lo, double hi) {
        Figure figure = new Figure(
                OptionalDouble.of((lo + hi) / 2), Optional.of(new Interval(lo, hi)), OptionalDouble.empty(), 0);
        return new Comparison(
                100, 10, Map.of(metric, figure), new Resampling(Resampling.By.USERS, 10, Resampling.USUAL_DRAWS, 7));
    }

    @Test
    void shouldCallWorseOnlyWhatLiesWhollyOnTheBadSide() {
        Guard ranking = new Guard(Metric.AUC, 0);
        assertTrue(ranking.worse(difference(Metric.AUC, -0.02, -0.001)).isPresent());
        assertTrue(ranking.worse(difference(Metric.AUC, -0.02, 0.001)).isEmpty());
        assertTrue(ranking.worse(difference(Metric.AUC, 0.001, 0.02)).isEmpty());
        Guard worth = new Guard(Metric.BRIER, 0);
        assertTrue(worth.worse(difference(Metric.BRIER, 0.001, 0.02)).isPresent());
        assertTrue(worth.worse(difference(Metric.BRIER, -0.02, -0.001)).isEmpty());
    }

    @Test
    void shouldTolerateWhatItDeclares() {
        Guard guard = new Guard(Metric.AUC, 0.005);
        assertTrue(guard.worse(difference(Metric.AUC, -0.02, -0.001)).isEmpty());
        assertTrue(guard.worse(difference(Metric.AUC, -0.02, -0.006)).isPresent());
        assertThrows(IllegalArgumentException.class, () -> new Guard(Metric.AUC, -1));
    }

    @Test
    void shouldTellTheReasonInNumbers() {
        assertEquals(
                List.of("AUC is worse by 0.0150 (95 % between 0.0100 and 0.0200 by users; tolerated: 0.0000)"),
                Guard.worse(Guard.USUAL, difference(Metric.AUC, -0.02, -0.01)));
    }

    @Test
    void shouldHoldNothingAgainstACandidateWithoutAnInterval() {
        Comparison nothing = new Comparison(0, 0, Map.of(), new Resampling(Resampling.By.DAYS, 1, 10, 7));
        assertEquals(List.of(), Guard.worse(Guard.USUAL, nothing));
    }
}
