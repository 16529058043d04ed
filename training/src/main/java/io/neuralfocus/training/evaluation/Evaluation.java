package io.neuralfocus.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model judged on rows, with its rivals on the same rows.
 *
 * @param model its version's name
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record Evaluation(String model, Outcomes outcomes, double[] probabilities, Judged judged, List<Rival> rivals) {

    public Evaluation {
        rivals = List.copyOf(rivals);
    }

    /** A model alone. */
    public static Evaluation of(String model, Outcomes outcomes, double[] probabilities, Judge judge) {
        return new Evaluation(model, outcomes, probabilities, judge.judge(outcomes, probabilities), List.of());
    }

    /** The same with one more rival. */
    public Evaluation beside(Rival.Role role, String name, String note, double[] others, Judge judge) {
        List<Rival> more = new ArrayList<>(rivals);
        more.add(new Rival(
                role,
                name,
                note,
                others,
                judge.judge(outcomes, others),
                judge.compare(outcomes, probabilities, others)));
        return new Evaluation(model, outcomes, probabilities, judged, more);
    }

    /** The version that the model is held against, if there is one. */
    public Optional<Rival> champion() {
        return rivals.stream()
                .filter(rival -> rival.role() == Rival.Role.VERSION)
                .findFirst();
    }
}
