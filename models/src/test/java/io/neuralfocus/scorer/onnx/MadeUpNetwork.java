package io.neuralfocus.scorer.onnx;

import io.neuralfocus.feature.FeatureSchema;
import java.util.SplittableRandom;

/** A sequence network that nobody has trained, and rows for it. */
public final class MadeUpNetwork {

    public static final FeatureSchema SCHEMA = FeatureSchema.v1().withSequence();

    private MadeUpNetwork() {}

    /** With weights drawn at random. */
    public static SequenceNetwork drawn(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SequenceShape shape = new SequenceShape(SCHEMA.vectorSize(), SCHEMA.sequenceLength(), 3, 7, 5);
        float[] mean = new float[shape.vector()];
        float[] scale = new float[shape.vector()];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) random.nextDouble();
            scale[i] = i % 9 == 8 ? 0 : 0.5f + (float) random.nextDouble();
        }
        float[] weights = new float[shape.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (2 * random.nextDouble() - 1);
        }
        return new SequenceNetwork(shape, SCHEMA.names(), mean, scale, weights);
    }

    /** Rows one after the other, some of their values missing. */
    public static float[] rows(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        int width = SCHEMA.size();
        int length = SCHEMA.sequenceLength();
        float[] rows = new float[count * width];
        for (int row = 0; row < count; row++) {
            int vector = row * width;
            for (int i = 0; i < SCHEMA.vectorSize(); i++) {
                rows[vector + i] = random.nextInt(9) == 0 ? Float.NaN : (float) (random.nextDouble() * 40 - 10);
            }
            int events = vector + SCHEMA.vectorSize();
            for (int i = random.nextInt(length); i < length; i++) {
                rows[events + i] = 1 + random.nextInt(13);
                rows[events + length + i] = random.nextInt(9) == 0 ? Float.NaN : random.nextInt(400);
                rows[events + 2 * length + i] = random.nextInt(64);
            }
        }
        return rows;
    }
}
