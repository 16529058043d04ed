package io.neuralfocus.training.evaluation;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.prediction.Predictor;
import io.neuralfocus.training.dataset.RowView;
import java.util.List;
import java.util.Optional;

/** The calibrated risks that a version gives to rows, which may hold more features than it takes. */
public final class Risks {

    private static final int BATCH = 2_048;

    private Risks() {}

    /** The first feature that a version takes and rows of this schema do not have. */
    public static Optional<String> missing(Predictor predictor, FeatureSchema schema) {
        return predictor.features().stream()
                .filter(feature -> !schema.names().contains(feature))
                .findFirst();
    }

    /** The risk of each row. */
    public static double[] of(Predictor predictor, RowView rows) {
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
