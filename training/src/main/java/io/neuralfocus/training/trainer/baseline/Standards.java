package io.neuralfocus.training.trainer.baseline;

import io.neuralfocus.scorer.linear.Shape;
import io.neuralfocus.scorer.linear.Term;
import io.neuralfocus.training.dataset.RowView;
import java.util.ArrayList;
import java.util.List;

/** How each feature is brought to mean 0 and deviation 1 over the training rows; terms that weigh nothing yet. */
final class Standards {

    /** A feature that never is below 0 and reaches beyond this is a count or a time: its logarithm is taken. */
    private static final double LONG_TAIL = 30;

    private Standards() {}

    static List<Term> of(RowView rows) {
        List<Term> terms = new ArrayList<>();
        for (int feature = 0; feature < rows.width(); feature++) {
            terms.add(of(rows, feature));
        }
        return terms;
    }

    private static Term of(RowView rows, int feature) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows.size(); i++) {
            float value = rows.value(i, feature);
            if (!Float.isNaN(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        Term unscaled = new Term(least >= 0 && most > LONG_TAIL ? Shape.LOG : Shape.PLAIN, 0, 1, 0);
        double known = 0;
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            known += Float.isNaN(rows.value(i, feature)) ? 0 : 1;
            sum += unscaled.standard(rows.value(i, feature));
        }
        double mean = known == 0 ? 0 : sum / known;
        Term centred = new Term(unscaled.shape(), mean, 1, 0);
        double squares = 0;
        for (int i = 0; i < rows.size(); i++) {
            double distance = centred.standard(rows.value(i, feature));
            squares += distance * distance;
        }
        double deviation = known == 0 ? 0 : Math.sqrt(squares / known);
        return deviation > 0 ? new Term(centred.shape(), mean, deviation, 0) : Term.NOTHING;
    }
}
