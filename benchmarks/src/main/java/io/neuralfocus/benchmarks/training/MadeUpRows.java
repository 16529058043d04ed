package io.neuralfocus.benchmarks.training;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.Outcome;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.ToldState;
import io.neuralfocus.training.replay.StreamName;
import java.util.SplittableRandom;

/** Rows from a seed whose label hangs on a few of their features and on chance. */
final class MadeUpRows {

    private static final long STEP_US = 10_000_000;

    private MadeUpRows() {}

    static LabelledRows of(FeatureSchema schema, int count, int users) {
        LabelledRows rows = new LabelledRows(schema);
        SplittableRandom random = new SplittableRandom(11);
        float[] vector = new float[schema.size()];
        int perUser = count / users;
        for (int user = 0; user < users; user++) {
            int stream = rows.stream(RowStream.of(new StreamName("person-" + user, "", "")));
            for (int row = 0; row < perUser; row++) {
                double sum = 0;
                for (int i = 0; i < vector.length; i++) {
                    // A few hundred different values, as counts and seconds have.
                    vector[i] = random.nextInt(400);
                    sum += i % 5 == 0 ? (vector[i] - 200) / 200 : 0;
                }
                boolean happened = random.nextDouble() < 1 / (1 + Math.exp(-sum));
                rows.add(stream, row * STEP_US, vector, Outcome.of(happened), ToldState.UNTOLD);
            }
        }
        return rows;
    }
}
