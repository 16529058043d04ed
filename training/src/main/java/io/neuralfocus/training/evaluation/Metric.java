package io.neuralfocus.training.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What is measured of probabilities, each once, here. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum Metric {
    /** The chance that a row where it happened got a higher probability than one where it did not, ties counting half. */
    AUC("auc", "AUC", true, Metric::auc),
    /** The precision at each threshold, weighted by how much recall it adds. */
    AVERAGE_PRECISION("average_precision", "average precision", true, Metric::averagePrecision),
    /** The mean of minus the logarithm of what was given to that which came, in nats. */
    LOG_LOSS("log_loss", "log loss", false, Metric::logLoss),
    /** The mean squared distance from what came. */
    BRIER("brier", "Brier", false, Metric::brier),
    /** How far, on average, the rate in a bin lies from the mean probability there. */
    ECE("ece", "ECE", false, Metric::ece);

    private final String label;
    private final String title;
    private final boolean moreIsBetter;
    private final Function<Tally, OptionalDouble> measure;

    Metric(String label, String title, boolean moreIsBetter, Function<Tally, OptionalDouble> measure) {
        this.label = label;
        this.title = title;
        this.moreIsBetter = moreIsBetter;
        this.measure = measure;
    }

    /** As it is written in JSON. */
    public String label() {
        return label;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Its value; absent of no rows, and where it asks for rows of both kinds and only one is there. */
    OptionalDouble of(Tally tally) {
        return tally.rows() == 0 ? OptionalDouble.empty() : measure.apply(tally);
    }

    private static OptionalDouble auc(Tally tally) {
        long happened = 0;
        long not = 0;
        long halvesWon = 0;
        for (int rung = 0; rung < tally.rungs(); rung++) {
            halvesWon += tally.happened(rung) * (2 * not + tally.not(rung));
            happened += tally.happened(rung);
            not += tally.not(rung);
        }
        return happened == 0 || not == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(halvesWon / (2.0 * happened * not));
    }

    private static OptionalDouble averagePrecision(Tally tally) {
        long happened = 0;
        long above = 0;
        double sum = 0;
        for (int rung = tally.rungs() - 1; rung >= 0; rung--) {
            long here = tally.happened(rung);
            happened += here;
            above += here + tally.not(rung);
            if (here > 0) {
                sum += here * ((double) happened / above);
            }
        }
        return happened == 0 || happened == above ? OptionalDouble.empty() : OptionalDouble.of(sum / happened);
    }

    private static OptionalDouble logLoss(Tally tally) {
        double sum = 0;
        for (int rung = 0; rung < tally.rungs(); rung++) {
            sum += tally.happened(rung) * tally.lossIfSo(rung) + tally.not(rung) * tally.lossIfNot(rung);
        }
        return OptionalDouble.of(sum / tally.rows());
    }

    private static OptionalDouble brier(Tally tally) {
        double sum = 0;
        for (int rung = 0; rung < tally.rungs(); rung++) {
            double p = tally.probability(rung);
            sum += tally.happened(rung) * (1 - p) * (1 - p) + tally.not(rung) * p * p;
        }
        return OptionalDouble.of(sum / tally.rows());
    }

    private static OptionalDouble ece(Tally tally) {
        double distance = 0;
        List<Rungs> bins = Rungs.equalCounts(tally, Rungs.ECE_BINS);
        for (Rungs bin : bins) {
            distance += Math.abs(tally.happened(bin) - tally.expected(bin));
        }
        return OptionalDouble.of(distance / tally.rows());
    }
}
