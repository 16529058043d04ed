package io.neuralfocus.scorer.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.ScorerLaws;
import io.neuralfocus.scorer.trees.TrainedModels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearScorerLawsTest extends ScorerLaws {

    @Override
    protected Scorer open() {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < TrainedModels.FEATURES; i++) {
            terms.add(new Term(i % 2 == 0 ? Shape.PLAIN : Shape.LOG, i, 100_000, i % 3 - 1));
        }
        return new LinearScorer(new LinearModel(0.25, terms), TrainedModels.names());
    }

    @Test
    void shouldAddUpWhatEachFeatureSays() {
        LinearModel model = new LinearModel(
                0.5, List.of(new Term(Shape.PLAIN, 2, 4, 3), new Term(Shape.LOG, 0, 1, -1), Term.NOTHING));
        try (LinearScorer scorer = new LinearScorer(model, List.of("a", "b", "c"))) {
            assertEquals(0.5f + 3f * (4 - 2) / 4, scorer.margin(new float[] {4, 0, 9}));
            assertEquals(0.5f, scorer.margin(new float[] {Float.NaN, Float.NaN, Float.NaN}), "nothing is known");
            assertEquals((float) (0.5 - Math.log(8)), scorer.margin(new float[] {2, 7, 0}), 1e-6f);
            assertEquals(0.5f, scorer.margin(new float[] {2, -7, 0}), "a count below 0 is none");
        }
    }
}
