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
 * step in log-odds, the counts are beta-binomial. The ends are those of all steps and precisions that the counts leave
 * plausible, taken together: chance in few rows is not taken for a difference between people, nor few people for certainty.
 */
final class SpreadFit {

    private static final int MOST_BANDS = 10;

    /** With fewer rows of a person in a band chance hides the person. */
    private static final int ROWS_OF_A_PERSON = 100;

    private static final int FEWEST_PEOPLE = 5;

    /** Outside of it lie two of ten. */
    private static final double LOWER = 0.1;

    /** The grid of what is plausible: so many steps to each side, so many precisions. */
    private static final int STEPS = 4;

    private static final int PRECISIONS = 40;

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
        for (int round = 0; round < 3; round++) {
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
        List<Plausible> plausible = plausible(people, middle, step, StrictMath.exp(logPrecision));
        return new double[] {end(quantile(plausible, LOWER)) - middle, end(quantile(plausible, 1 - LOWER)) - middle};
    }

    /** A distribution of people's rates, and how plausible it is. */
    private record Plausible(double a, double b, double weight) {}

    /**
     * The distributions that the counts leave plausible, on a grid round the likeliest: of few people neither mean nor
     * precision is known well, and the likeliest precision is on the average too great. All differences between people
     * are held equally likely beforehand.
     */
    private static List<Plausible> plausible(List<Person> people, double middle, double step, double precision) {
        double near = 0.01;
        double bend = 2 * logLikelihood(people, step, precision)
                - logLikelihood(people, step - near, precision)
                - logLikelihood(people, step + near, precision);
        double error = Math.min(1, near / StrictMath.sqrt(Math.max(bend, 1e-9)));
        List<Plausible> grid = new ArrayList<>();
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = -STEPS; i <= STEPS; i++) {
            double at = step + 3 * error * i / STEPS;
            for (int k = 0; k <= PRECISIONS; k++) {
                double log = LEAST_LOG_PRECISION + (MOST_LOG_PRECISION - LEAST_LOG_PRECISION) * k / PRECISIONS;
                double phi = StrictMath.exp(log);
                double mean = PeopleSpread.sigmoid(middle + at);
                double logWeight = logLikelihood(people, at, phi) - log / 2;
                greatest = Math.max(greatest, logWeight);
                grid.add(new Plausible(mean * phi, (1 - mean) * phi, logWeight));
            }
        }
        List<Plausible> plausible = new ArrayList<>();
        double total = 0;
        for (Plausible node : grid) {
            double weight = StrictMath.exp(node.weight() - greatest);
            if (weight > 1e-3) {
                plausible.add(new Plausible(node.a(), node.b(), weight));
                total += weight;
            }
        }
        double sum = total;
        return plausible.stream()
                .map(node -> new Plausible(node.a(), node.b(), node.weight() / sum))
                .toList();
    }

    /** The rate below which this share of unseen people lies, all that is plausible taken together. */
    private static double quantile(List<Plausible> plausible, double share) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            double below = 0;
            for (Plausible node : plausible) {
                below += node.weight() * Beta.below(middle, node.a(), node.b());
            }
            if (below < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
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
