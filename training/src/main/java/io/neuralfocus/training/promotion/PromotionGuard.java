package io.neuralfocus.training.promotion;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.evaluation.Comparison;
import io.neuralfocus.training.evaluation.Guard;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.evaluation.Outcomes;
import io.neuralfocus.training.evaluation.Risks;
import java.util.List;
import java.util.Optional;

/**
 * Holds a candidate's risks against the champion's, paired, on rows that the candidate has not learnt from. Worse is worse
 * only if chance does not explain it: the whole 95 % interval of a difference lies on the bad side of a guard.
 */
public final class PromotionGuard {

    private final Judge judge;
    private final List<Guard> guards;

    public PromotionGuard(Judge judge, List<Guard> guards) {
        this.judge = judge;
        this.guards = List.copyOf(guards);
    }

    /** The verdict on a candidate that gives these rows these risks. */
    public Verdict verdict(RowView rows, double[] risks, Optional<ModelVersion> champion) {
        if (champion.isEmpty()) {
            return Verdict.notCompared("", "there is no champion to compare with");
        }
        String against = champion.get().card().id();
        Optional<String> missing = Risks.missing(champion.get().predictor(), rows);
        if (missing.isPresent()) {
            return Verdict.notCompared(
                    against, "not compared: " + against + " takes " + missing.get() + ", which these rows do not tell");
        }
        if (rows.size() == 0) {
            return Verdict.notCompared(against, "not compared: there are no rows to judge on");
        }
        Comparison comparison = judge.compare(
                Outcomes.of(rows, Head.RISK), risks, Risks.of(champion.get().predictor(), rows));
        List<String> worse = Guard.worse(guards, comparison);
        return worse.isEmpty()
                ? new Verdict(
                        Verdict.State.CANDIDATE,
                        against,
                        "not shown to be worse than " + against,
                        Optional.of(comparison))
                : new Verdict(
                        Verdict.State.REJECTED,
                        against,
                        "worse than " + against + ": " + String.join("; ", worse),
                        Optional.of(comparison));
    }
}
