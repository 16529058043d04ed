package io.neuralfocus.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.prediction.RiskCategory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final int DRAWS = 40;

    /** Each draw as a list of rows, measured by the definitions. */
    private static double[] drawnNaively(
            Metric metric, MadeUpOutcomes made, double[] told, int[] clusters, Resampling how) {
        List<Double> values = new ArrayList<>();
        how.each(weights -> {
            int[] rows = IntStream.range(0, told.length)
                    .flatMap(row -> IntStream.generate(() -> row).limit(weights[clusters[row]]))
                    .toArray();
            boolean[] came = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) {
                came[i] = made.happened[rows[i]];
            }
            values.add(NaiveMetrics.of(
                    metric, Arrays.stream(rows).mapToDouble(row -> told[row]).toArray(), came));
        });
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void shouldFindTheIntervalsOfABootstrapDoneByHand() {
        MadeUpOutcomes made = new MadeUpOutcomes(1, 300, 12, 0.5);
        Judged judged = new Judge(DRAWS, 7).judge(made.outcomes(), made.probabilities);
        assertEquals(Resampling.By.USERS, judged.resampling().by());
        for (Metric metric : Metric.values()) {
            Interval byHand = Interval.middle(
                            drawnNaively(metric, made, made.probabilities, made.users, judged.resampling()))
                    .orElseThrow();
            Interval found = judged.figure(metric).interval().orElseThrow();
            assertEquals(byHand.lo(), found.lo(), 1e-12, metric::label);
            assertEquals(byHand.hi(), found.hi(), 1e-12, metric::label);
        }
    }

    @Test
    void shouldDrawDaysOfUsersWhereUsersAreFew() {
        MadeUpOutcomes made = new MadeUpOutcomes(2, 200, 9, 0.5);
        Judged judged = new Judge(DRAWS, 7).judge(made.outcomes(), made.probabilities);
        assertEquals(Resampling.By.DAYS, judged.resampling().by());
        assertEquals(27, judged.resampling().clusters());
    }

    @Test
    void shouldHaveNoIntervalOfOneDayOfOneUser() {
        Outcomes one = new Outcomes(new boolean[] {true, false}, new int[2], new long[2], List.of());
        Judged judged = new Judge(DRAWS, 7).judge(one, new double[] {0.6, 0.4});
        assertEquals(1, judged.value(Metric.AUC).orElse(0));
        assertTrue(judged.figure(Metric.AUC).interval().isEmpty());
        assertFalse(judged.resampling().tellsAnything());
    }

    @Test
    void shouldTellTheSameOfTheSameSeed() {
        MadeUpOutcomes made = new MadeUpOutcomes(3, 400, 15, 0.5);
        Judge judge = new Judge(DRAWS, 7);
        assertEquals(
                judge.judge(made.outcomes(), made.probabilities), judge.judge(made.outcomes(), made.probabilities));
    }

    @Test
    void shouldCountEachUserTheSameInTheMeanOverUsers() {
        boolean[] happened = {true, false, true, true, false, true};
        double[] told = {0.9, 0.1, 0.2, 0.2, 0.2, 0.4};
        Outcomes outcomes = new Outcomes(happened, new int[] {0, 0, 1, 1, 1, 2}, new long[6], List.of());
        Figure auc = new Judge(DRAWS, 7).judge(outcomes, told).figure(Metric.AUC);
        assertEquals(2, auc.usersInMean());
        assertEquals((1 + 0.5) / 2, auc.meanOverUsers().orElse(0), 1e-12);
    }

    @Test
    void shouldPairTheDrawsOfTwoModels() {
        MadeUpOutcomes made = new MadeUpOutcomes(4, 300, 12, 0.5);
        double[] flatter =
                Arrays.stream(made.probabilities).map(p -> 0.25 + p / 2).toArray();
        Comparison comparison = new Judge(DRAWS, 7).compare(made.outcomes(), made.probabilities, flatter);
        assertEquals(0, comparison.difference(Metric.AUC).value().orElse(1));
        assertEquals(
                new Interval(0, 0), comparison.difference(Metric.AUC).interval().orElseThrow());
        double[] one = drawnNaively(Metric.BRIER, made, made.probabilities, made.users, comparison.resampling());
        double[] other = drawnNaively(Metric.BRIER, made, flatter, made.users, comparison.resampling());
        Arrays.setAll(one, draw -> one[draw] - other[draw]);
        Interval byHand = Interval.middle(one).orElseThrow();
        Interval found = comparison.difference(Metric.BRIER).interval().orElseThrow();
        assertEquals(byHand.lo(), found.lo(), 1e-12);
        assertEquals(byHand.hi(), found.hi(), 1e-12);
    }

    @Test
    void shouldTellWhatCameInEachRiskBand() {
        double[] told = {0.1, 0.29, 0.3, 0.69, 0.7};
        boolean[] happened = {false, true, true, true, false};
        Outcomes outcomes = new Outcomes(happened, new int[5], new long[5], List.of());
        List<Band> bands = new Judge(DRAWS, 7).judge(outcomes, told).bands();
        assertEquals(
                List.of(RiskCategory.values()),
                bands.stream().map(Band::category).toList());
        assertEquals(List.of(2L, 2L, 1L), bands.stream().map(Band::rows).toList());
        assertEquals(0.5, bands.get(0).observed().orElse(9));
        assertEquals(0.195, bands.get(0).expected().orElse(9), 1e-12);
        assertEquals(1, bands.get(1).observed().orElse(9));
        assertEquals(0, bands.get(2).observed().orElse(9));
    }

    @Test
    void shouldJudgeEachSliceAsIfItWereAlone() {
        MadeUpOutcomes made = new MadeUpOutcomes(5, 301, 12, 0.5);
        Judged judged = new Judge(DRAWS, 7).judge(made.outcomes(), made.probabilities);
        Slice even = judged.slices().get(0);
        assertEquals("half even 151", even.by() + " " + even.value() + " " + even.rows());
        int[] rows = IntStream.range(0, 301).filter(row -> row % 2 == 0).toArray();
        boolean[] came = new boolean[rows.length];
        IntStream.range(0, rows.length).forEach(i -> came[i] = made.happened[rows[i]]);
        double[] told =
                Arrays.stream(rows).mapToDouble(row -> made.probabilities[row]).toArray();
        assertEquals(
                NaiveMetrics.of(Metric.AUC, told, came),
                even.figures().getOrDefault(Metric.AUC, Figure.NONE).value().orElse(0),
                1e-12);
        assertEquals(
                301,
                judged.slices().stream()
                        .filter(slice -> slice.by().equals("user_decile"))
                        .mapToInt(Slice::rows)
                        .sum());
        assertTrue(judged.slices().stream().noneMatch(slice -> slice.value().equals("none")), "no slice of no rows");
    }

    @Test
    void shouldJudgeNothingAtAllWithoutStumbling() {
        Outcomes none = new Outcomes(new boolean[0], new int[0], new long[0], List.of());
        Judged judged = new Judge(DRAWS, 7).judge(none, new double[0]);
        assertEquals(0, judged.rows());
        assertTrue(judged.value(Metric.AUC).isEmpty());
    }

    @Test
    void shouldShowCalibratedProbabilitiesNearTheFloorAndOthersFarAboveIt() {
        MadeUpOutcomes made = new MadeUpOutcomes(6, 20_000, 20, 0);
        Judge judge = new Judge(DRAWS, 7);
        Judged calibrated = judge.judge(made.outcomes(), made.probabilities);
        double floor = calibrated.eceFloor();
        // Of a rate of n rows the distance is sqrt(2 p (1 - p) / (pi n)) on average; p (1 - p) is 1/6 on average here.
        assertEquals(Math.sqrt(2 / Math.PI / 6 / (20_000 / 15.0)), floor, 0.2 * floor);
        assertTrue(calibrated.value(Metric.ECE).orElse(1) < 2 * floor, calibrated::toString);
        long inside = calibrated.reliability().stream()
                .filter(bin -> bin.observed() >= bin.ifCalibrated().lo()
                        && bin.observed() <= bin.ifCalibrated().hi())
                .count();
        assertTrue(inside >= 12, calibrated::toString);
        double[] wrong = Arrays.stream(made.probabilities).map(p -> p * p).toArray();
        assertTrue(judge.judge(made.outcomes(), wrong).value(Metric.ECE).orElse(0) > 10 * floor);
    }

    @Test
    void shouldSeeNothingInShuffledLabels() {
        MadeUpOutcomes made = new MadeUpOutcomes(7, 5_000, 20, 0.5);
        for (long seed = 0; seed < 20; seed++) {
            boolean[] shuffled = ShuffledLabels.of(made.happened, seed);
            Outcomes outcomes = new Outcomes(shuffled, made.users, made.days, List.of());
            double auc = new Judge(1, 7)
                    .judge(outcomes, made.probabilities)
                    .value(Metric.AUC)
                    .orElse(0);
            assertEquals(0.5, auc, 3.5 * ShuffledLabels.standardErrorOfChance(shuffled), "seed " + seed);
        }
    }
}
