package io.neuralfocus.training.trainer.sequence;

/** Adam (Kingma and Ba, 2015), with the weights' decay apart from the gradient, and a running mean of the weights. */
final class Adam {

    private static final double MEAN = 0.9;
    private static final double SQUARE = 0.999;
    private static final double LEAST = 1e-8;
    private static final double SMOOTHING = 0.998;

    private final float[] means;
    private final float[] squares;
    private final float[] smooth;
    private long steps;

    Adam(float[] weights) {
        means = new float[weights.length];
        squares = new float[weights.length];
        smooth = weights.clone();
    }

    /** Moves the weights against a gradient. */
    void step(float[] weights, float[] gradient, double rate, double decay) {
        steps++;
        float meanLeft = (float) (1 / (1 - StrictMath.pow(MEAN, (double) steps)));
        float squareLeft = (float) (1 / (1 - StrictMath.pow(SQUARE, (double) steps)));
        float shrink = (float) (1 - rate * decay);
        float stride = (float) rate;
        // Young means forget faster: else they would remember the weights drawn at random.
        float share = (float) Math.max(1 - SMOOTHING, 1.0 / (1 + steps));
        for (int i = 0; i < weights.length; i++) {
            means[i] += (float) (1 - MEAN) * (gradient[i] - means[i]);
            squares[i] += (float) (1 - SQUARE) * (gradient[i] * gradient[i] - squares[i]);
            float move = means[i] * meanLeft / ((float) Math.sqrt(squares[i] * squareLeft) + (float) LEAST);
            weights[i] = weights[i] * shrink - stride * move;
            smooth[i] += share * (weights[i] - smooth[i]);
        }
    }

    /** The running mean of the weights: steadier than any of them. */
    float[] smooth() {
        return smooth.clone();
    }
}
