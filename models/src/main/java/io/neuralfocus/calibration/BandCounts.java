package io.neuralfocus.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one band of the margin shows of each person: rows, how many of them happened, and what the curve expected. */
final class BandCounts {

    private static final class Person {
        int rows;
        int happened;
        double expected;

        double logOdds() {
            return PeopleSpread.logit(expected / rows);
        }
    }

    private final List<Person> people = new ArrayList<>();

    private BandCounts() {}

    /** The counts of these rows, told as {@link VennAbers#byMargin} tells them. */
    static BandCounts of(Calibration curve, float[] margins, boolean[] happened, int[] people, long[] band) {
        BandCounts counts = new BandCounts();
        Map<Integer, Person> met = new HashMap<>();
        for (long entry : band) {
            int row = (int) entry;
            Person person = met.computeIfAbsent(people[row], unmet -> {
                Person first = new Person();
                counts.people.add(first);
                return first;
            });
            person.rows++;
            person.happened += happened[row] ? 1 : 0;
            person.expected += curve.probability(margins[row]);
        }
        return counts;
    }

    int people() {
        return people.size();
    }

    /** The log-odds that the curve expects of the mean person here. */
    double middle() {
        double middle = 0;
        for (Person person : people) {
            middle += person.logOdds() / people.size();
        }
        return middle;
    }

    /**
     * How likely the counts are if people's rates are beta distributed, up to a constant.
     *
     * @param step in log-odds, from what the curve expects to the distribution's mean
     */
    double logLikelihood(double step, double precision) {
        double sum = 0;
        for (Person person : people) {
            double mean = PeopleSpread.sigmoid(person.logOdds() + step);
            double a = mean * precision;
            double b = (1 - mean) * precision;
            sum += Beta.logBeta(a + person.happened, b + person.rows - person.happened) - Beta.logBeta(a, b);
        }
        return sum;
    }
}
