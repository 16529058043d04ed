package io.neuralfocus.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Fits a {@link PeopleSpread}: in each band of the margin every person has so many rows, so many of which happened, where
 * the calibration expected such a mean. If people's rates are beta distributed about what is expected, moved by a common
 * step in log-odds, the counts are beta-binomial; step and precision are those that make the counts likeliest. So chance
 * in few rows is not taken for a difference between people.
 */
final class SpreadFit {

    private static final int MOST_BANDS = 10;

    /** With fewer rows of a person in a band chance hides the person. */
    private static final int ROWS_OF_A_PERSON = 100;

    private static final int FEWEST_PEOPLE = 5;

    /** Outside of it lie two of ten. */
    private static final double LOWER = 0.1;

    private static final double LEAST_LOG_PRECISION = -1;
    private static final double MOST_LOG_PRECISION = 11;

    private SpreadFit() {}

    static PeopleSpread fit(Calibration calibration, float[] margins, boolean[] happened, int[] people) {
        long[] order = VennAbers.byMargin(margins);
        long count = Arrays.stream(people).distinct().count();
        int bands = (int) Math.max(1, Math.min(MOST_BANDS, margins.length / (ROWS_OF_A_PERSON * Math.max(1, count))));
        List<Float> upTo = new ArrayList<>();
        List<double[]> ends = new ArrayList<>();
        int from = 0;
        for (int band = 0; band < bands && from < order.length; band++) {
            int to = (int) ((long) order.length * (band + 1) / bands);
            // Equal margins stay together.
            while (to < order.length && margins[(int) order[to]] == margins[(int) order[to - 1]]) {
                to++;
            }
            if (to <= from) {
                continue;
            }
            List<Person> counts = counts(calibration, margins, happened, people, Arrays.copyOfRange(order, from, to));
            if (counts.size() < FEWEST_PEOPLE) {
                return PeopleSpread.UNKNOWN;
            }
            ends.add(ends(counts));
            upTo.add(margins[(int) order[to - 1]]);
            from = to;
        }
        if (ends.isEmpty()) {
            return PeopleSpread.UNKNOWN;
        }
        float[] borders = new float[ends.size() - 1];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = upTo.get(i);
        }
        return new PeopleSpread(
                borders,
                ends.stream().mapToDouble(end -> end[0]).toArray(),
                ends.stream().mapToDouble(end -> end[1]).toArray());
    }

    /** One person's rows in a band. */
    private static final class Person {
        int rows;
        int happened;
        double expected;

        double logOdds() {
            return PeopleSpread.logit(expected / rows);
        }
    }

    private static List<Person> counts(
            Calibration calibration, float[] margins, boolean[] happened, int[] people, long[] band) {
        Map<Integer, Person> counts = new HashMap<>();
        List<Person> inOrder = new ArrayList<>();
        for (long entry : band) {
            int row = (int) entry;
            Person person = counts.get(people[row]);
            if (person == null) {
                person = new Person();
                counts.put(people[row], person);
                inOrder.add(person);
            }
            person.rows++;
            person.happened += happened[row] ? 1 : 0;
            person.expected += calibration.probability(margins[row]);
        }
        return inOrder;
    }

    private static double[] ends(List<Person> people) {
        double step = 0;
        double logPrecision = 3;
        for (int round = 0; round < 4; round++) {
            double precision = StrictMath.exp(logPrecision);
            step = likeliest(-3, 3, at -> logLikelihood(people, at, precision));
            double found = step;
            logPrecision = likeliest(
                    LEAST_LOG_PRECISION, MOST_LOG_PRECISION, at -> logLikelihood(people, found, StrictMath.exp(at)));
        }
        double middle = 0;
        for (Person person : people) {
            middle += person.logOdds() / people.size();
        }
        double precision = StrictMath.exp(logPrecision);
        double mean = PeopleSpread.sigmoid(middle + step);
        double a = mean * precision;
        double b = (1 - mean) * precision;
        return new double[] {end(Beta.quantile(LOWER, a, b)) - middle, end(Beta.quantile(1 - LOWER, a, b)) - middle};
    }

    private static double end(double rate) {
        return PeopleSpread.logit(Math.max(1e-12, Math.min(1 - 1e-12, rate)));
    }

    private static double logLikelihood(List<Person> people, double step, double precision) {
        double sum = 0;
        for (Person person : people) {
            double mean = PeopleSpread.sigmoid(person.logOdds() + step);
            double a = mean * precision;
            double b = (1 - mean) * precision;
            sum += Beta.logBeta(a + person.happened, b + person.rows - person.happened) - Beta.logBeta(a, b);
        }
        return sum;
    }

    /** The top of a hill, by golden section. */
    private static double likeliest(double from, double to, DoubleUnaryOperator hill) {
        double golden = (StrictMath.sqrt(5) - 1) / 2;
        double low = from;
        double high = to;
        double left = high - golden * (high - low);
        double right = low + golden * (high - low);
        double atLeft = hill.applyAsDouble(left);
        double atRight = hill.applyAsDouble(right);
        for (int i = 0; i < 25; i++) {
            if (atLeft > atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - golden * (high - low);
                atLeft = hill.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + golden * (high - low);
                atRight = hill.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
