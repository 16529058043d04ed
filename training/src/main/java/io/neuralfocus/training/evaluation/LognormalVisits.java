package io.neuralfocus.training.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.dataset.RowView;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The closed form that every model must beat: visits to apps last a lognormal time, the same for everybody and every
 * app, so who has been here for {@code a} seconds leaves within the horizon with 1 - S(a + horizon) / S(a).
 *
 * @param mu mean of the logarithm of a visit's seconds
 * @param sigma its standard deviation
 */
public record LognormalVisits(double mu, double sigma) {

    private static final String TIME_IN_APP = "time_in_current_app";
    private static final double HORIZON_S = 30;
    private static final double FINEST_STEP = 1e-5;

    /** The chance to leave within the horizon after so many seconds in the app; a missing time counts as none. */
    public double probability(double seconds) {
        boolean begun = seconds > 0;
        double now = begun ? logSurvival(seconds) : 0;
        return -StrictMath.expm1(logSurvival((begun ? seconds : 0) + HORIZON_S) - now);
    }

    private double logSurvival(double seconds) {
        return logTail((StrictMath.log(seconds) - mu) / sigma);
    }

    /** The logarithm of how likely a standard normal exceeds {@code z}. */
    static double logTail(double z) {
        if (z < 0) {
            return StrictMath.log1p(-StrictMath.exp(logTail(-z)));
        }
        // Near the middle the power series is exact, far out the continued fraction; the tail itself would underflow.
        if (z < 3) {
            return StrictMath.log(0.5 - density(z) * series(z));
        }
        double fraction = z;
        for (int k = 60; k > 0; k--) {
            fraction = z + k / fraction;
        }
        return -z * z / 2 - StrictMath.log(StrictMath.sqrt(2 * Math.PI) * fraction);
    }

    private static double density(double z) {
        return StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
    }

    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int k = 1; k < 200 && Math.abs(term) > Math.abs(sum) * 1e-17; k++) {
            term *= z * z / (2 * k + 1);
            sum += term;
        }
        return sum;
    }

    /** Its name beside models. */
    public static final String NAME = "lognormal visits";

    private static final String FIELD = "closed_form";

    /** As a card keeps it: a field that tells what was fitted on the rows that the model learnt from. */
    public void tellIn(ObjectNode record) {
        record.putObject(FIELD).put("mu", mu).put("sigma", sigma);
    }

    /** The one that a card tells, if it tells one. */
    public static Optional<LognormalVisits> toldIn(JsonNode record) {
        JsonNode told = record.findValue(FIELD);
        return told != null && told.path("mu").isNumber() && told.path("sigma").asDouble() > 0
                ? Optional.of(new LognormalVisits(
                        told.path("mu").asDouble(), told.path("sigma").asDouble()))
                : Optional.empty();
    }

    /** What it is and where it comes from, in a sentence. */
    public String note(String fittedOn) {
        return String.format(
                Locale.ROOT,
                "1 - S(a + 30 s) / S(a), where a is the time in the app and visits last a lognormal time with mu %.3f and"
                        + " sigma %.3f, fitted on %s.",
                mu,
                sigma,
                fittedOn);
    }

    /** The chances of all these rows. */
    public double[] probabilities(RowView rows) {
        return Arrays.stream(secondsInApp(rows)).map(this::probability).toArray();
    }

    /** Those under which what came of these rows is likeliest; every row must have a label of its risk. */
    public static LognormalVisits fit(RowView rows) {
        return fit(secondsInApp(rows), Outcomes.happened(rows, Head.RISK));
    }

    private static double[] secondsInApp(RowView rows) {
        int column = rows.schema().names().indexOf(TIME_IN_APP);
        double[] seconds = new double[rows.size()];
        Arrays.setAll(seconds, row -> rows.value(row, column));
        return seconds;
    }

    /** Those under which what came of these rows is likeliest. */
    static LognormalVisits fit(double[] seconds, boolean[] happened) {
        VisitCounts counts = VisitCounts.of(seconds, happened);
        LognormalVisits best = new LognormalVisits(3, 2);
        double least = counts.logLoss(best);
        // Two numbers and a smooth surface: steps along the axes, halved when none of them helps, are enough.
        for (double step = 0.5; step > FINEST_STEP; ) {
            LognormalVisits from = best;
            for (LognormalVisits near : from.neighbours(step)) {
                double loss = counts.logLoss(near);
                if (loss < least) {
                    least = loss;
                    best = near;
                }
            }
            step = best.equals(from) ? step / 2 : step;
        }
        return best;
    }

    private LognormalVisits[] neighbours(double step) {
        return new LognormalVisits[] {
            new LognormalVisits(mu + step, sigma),
            new LognormalVisits(mu - step, sigma),
            new LognormalVisits(mu, sigma + step),
            new LognormalVisits(mu, Math.max(sigma - step, sigma / 2)),
        };
    }
}
