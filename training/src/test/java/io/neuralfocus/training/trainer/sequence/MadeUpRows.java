package io.neuralfocus.training.trainer.sequence;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.Outcome;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.ToldState;
import io.neuralfocus.training.replay.StreamName;
import java.util.SplittableRandom;

/** Rows whose label hangs on the order of their last two events, and a little on one column of the vector. */
final class MadeUpRows {

    static final FeatureSchema SCHEMA = FeatureSchema.v1().withSequence();

    private MadeUpRows() {}

    static LabelledRows drawn(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        LabelledRows rows = new LabelledRows(SCHEMA);
        int stream = rows.stream(RowStream.of(new StreamName("somebody", "", "")));
        for (int i = 0; i < count; i++) {
            float[] row = row(random);
            int newest = SCHEMA.vectorSize() + SCHEMA.sequenceLength() - 1;
            boolean order = row[newest] == 6 && row[newest - 1] == 7;
            boolean happened = random.nextDouble() < (order ? 0.9 : 0.1 + 0.2 * row[4]);
            rows.add(stream, i, row, Outcome.of(happened), ToldState.UNTOLD);
        }
        return rows;
    }

    static float[] row(SplittableRandom random) {
        float[] row = new float[SCHEMA.size()];
        int length = SCHEMA.sequenceLength();
        for (int i = 0; i < SCHEMA.vectorSize(); i++) {
            row[i] = (float) random.nextDouble();
        }
        int padding = random.nextInt(length);
        for (int i = padding; i < length; i++) {
            row[SCHEMA.vectorSize() + i] = 6 + random.nextInt(2);
            row[SCHEMA.vectorSize() + length + i] = (float) (random.nextDouble() * random.nextDouble() * 300);
            row[SCHEMA.vectorSize() + 2 * length + i] = random.nextInt(64);
        }
        return row;
    }
}
