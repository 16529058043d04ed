package io.neuralfocus.training.trainer.sequence;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.onnx.SequenceNetwork;
import io.neuralfocus.scorer.onnx.SequenceShape;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.Trainer;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * An LSTM over the last events, joined with the vector, watched on rows that it is not fitted to. What is kept are running
 * means of the weights, as they were after the round that did best.
 */
public final class SequenceTrainer implements Trainer {

    private static final int STEPS_OF_A_ROUND = 20;
    private static final double LEAST_RATE = 0.05;

    private final SequenceSettings settings;

    public SequenceTrainer(SequenceSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public FeatureSchema schema(FeatureSchema asked) {
        return asked.withSequence();
    }

    @Override
    public int steps() {
        return settings.until() * STEPS_OF_A_ROUND;
    }

    @Override
    public Fitted train(
            Head head, RowView train, float[] weights, RowView valid, Conditions conditions, Progress progress) {
        FeatureSchema schema = train.schema();
        if (train.size() == 0) {
            throw new IllegalArgumentException("there are no rows to train the head " + head.label() + " on.");
        }
        if (schema.sequenceLength() == 0) {
            throw new IllegalArgumentException("the rows are of schema " + schema.version()
                    + " and have no last events; give rows of schema "
                    + schema.withSequence().version() + ".");
        }
        SequenceShape shape = new SequenceShape(
                schema.vectorSize(),
                schema.sequenceLength(),
                settings.embedding(),
                settings.hidden(),
                settings.dense());
        Standard standard = Standard.of(train, shape.vector());
        SplittableRandom random = new SplittableRandom(conditions.seed());
        float[] drawn = drawn(shape, random);
        try (Shards shards = new Shards(
                shape, standard, train, train.labels(head), evened(weights), settings.batch(), conditions.threads())) {
            return new Course(shape, schema, standard, drawn, random, shards, train.size(), progress)
                    .fit(valid, valid.labels(head));
        }
    }

    /** With a mean of 1, so that the rate means the same whatever the weights' scale. */
    private static float[] evened(float[] weights) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        float[] evened = weights.clone();
        for (int i = 0; i < evened.length; i++) {
            evened[i] *= (float) (evened.length / sum);
        }
        return evened;
    }

    /** Small, so that no gate is shut at the beginning; the forget gates are held open. */
    static float[] drawn(SequenceShape shape, SplittableRandom random) {
        float[] weights = new float[shape.size()];
        draw(weights, shape.types(), shape.inputWeights(), 0.3, random);
        draw(weights, shape.inputWeights(), shape.hiddenWeights(), 1 / Math.sqrt(shape.input()), random);
        draw(weights, shape.hiddenWeights(), shape.gateBiases(), 1 / Math.sqrt(shape.hidden()), random);
        int forget = shape.gateBiases() + 2 * shape.hidden();
        Arrays.fill(weights, forget, forget + shape.hidden(), 1);
        draw(weights, shape.denseWeights(), shape.denseBiases(), 1 / Math.sqrt(shape.joined()), random);
        draw(weights, shape.marginWeights(), shape.marginBias(), 1 / Math.sqrt(shape.dense()), random);
        return weights;
    }

    private static void draw(float[] weights, int from, int to, double scale, SplittableRandom random) {
        for (int i = from; i < to; i++) {
            weights[i] = (float) (scale * (2 * random.nextDouble() - 1));
        }
    }

    /** One training, from drawn weights to the best ones. */
    private final class Course {

        private final SequenceShape shape;
        private final FeatureSchema schema;
        private final Standard standard;
        private final float[] weights;
        private final SplittableRandom random;
        private final Shards shards;
        private final Progress progress;
        private final Adam adam;
        private final float[] gradient;
        private final int[] order;
        private long stepsDone;

        Course(
                SequenceShape shape,
                FeatureSchema schema,
                Standard standard,
                float[] weights,
                SplittableRandom random,
                Shards shards,
                int rows,
                Progress progress) {
            this.shape = shape;
            this.schema = schema;
            this.standard = standard;
            this.weights = weights;
            this.random = random;
            this.shards = shards;
            this.progress = progress;
            this.adam = new Adam(weights);
            this.gradient = new float[weights.length];
            this.order = new int[rows];
            Arrays.setAll(order, i -> i);
        }

        Fitted fit(RowView valid, float[] validLabels) {
            SequenceNetwork best = network();
            int bestRound = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int round = 1; round <= settings.until(); round++) {
                round();
                SequenceNetwork now = network();
                boolean watched = valid.size() > 0 && settings.patience() > 0;
                double loss = watched ? Loss.mean(Shards.margins(now, valid), validLabels) : -round;
                if (loss < least) {
                    least = loss;
                    best = now;
                    bestRound = round;
                } else if (round - bestRound >= settings.patience()) {
                    break;
                }
            }
            return new FittedNetwork(settings.settledAfter(bestRound), best);
        }

        private SequenceNetwork network() {
            return new SequenceNetwork(shape, schema.names(), standard.mean(), standard.scale(), adam.smooth());
        }

        private void round() {
            shuffle();
            int batches = (order.length + settings.batch() - 1) / settings.batch();
            long all = (long) settings.rounds() * batches;
            int told = 0;
            for (int batch = 0; batch < batches; batch++) {
                int from = batch * settings.batch();
                Arrays.fill(gradient, 0);
                shards.gradient(weights, order, from, Math.min(settings.batch(), order.length - from), gradient);
                double fall = 0.5 * (1 + StrictMath.cos(Math.PI * stepsDone / all));
                adam.step(
                        weights, gradient, settings.rate() * (LEAST_RATE + (1 - LEAST_RATE) * fall), settings.decay());
                stepsDone++;
                for (; told < (long) STEPS_OF_A_ROUND * (batch + 1) / batches; told++) {
                    progress.step();
                }
            }
        }

        private void shuffle() {
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[other];
                order[other] = kept;
            }
        }
    }
}
