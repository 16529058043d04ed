package io.neuralfocus.training.evaluation;

import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.prediction.Predictor;
import io.neuralfocus.training.dataset.RowView;
import java.util.List;
import java.util.Optional;

/** The calibrated risks that a version gives to rows, which may show more features than it takes, or fewer. */
public final class Risks {

    private static final int BATCH = 2_048;

    private Risks() {}

    /** The first feature that a version takes and these rows do not hold. */
    public static Optional<String> missing(Predictor predictor, RowView rows) {
        List<String> held = rows.whole().schema().names();
        return predictor.features().stream()
                .filter(feature -> !held.contains(feature))
                .findFirst();
    }

    /** The risk of each row, whatever part of its features the view shows. */
    public static double[] of(Predictor predictor, RowView view) {
        RowView rows = view.whole();
        int[] columns = predictor.features().stream()
                .mapToInt(rows.schema().names()::indexOf)
                .toArray();
        double[] risks = new double[rows.size()];
        for (int from = 0; from < risks.length; from += BATCH) {
            int count = Math.min(BATCH, risks.length - from);
            float[] vectors = new float[count * columns.length];
            long[] instantsUs = new long[count];
            for (int row = 0; row < count; row++) {
                instantsUs[row] = rows.instantUs(from + row);
                for (int i = 0; i < columns.length; i++) {
                    vectors[row * columns.length + i] = rows.value(from + row, columns[i]);
                }
            }
            List<Prediction> told = predictor.predict(vectors, instantsUs, 0);
            for (int row = 0; row < count; row++) {
                risks[from + row] = told.get(row).distractionRisk();
            }
        }
        return risks;
    }
}
