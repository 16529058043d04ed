package io.neuralfocus.simulator;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Things that may come, each with its weight. */
final class Odds<T> {

    private final List<T> things;
    private final double[] weights;

    private Odds(List<T> things, double[] weights) {
        this.things = things;
        this.weights = weights;
    }

    static <T> Odds<T> of(List<T> things, ToDoubleFunction<T> weight) {
        return new Odds<>(
                List.copyOf(things), things.stream().mapToDouble(weight).toArray());
    }

    /** Things in order of their rank, by Zipf's law: rank to the power of -0.9. */
    static <T> Odds<T> ranked(List<T> things) {
        double[] weights = new double[things.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = StrictMath.pow(i + 1.0, -0.9);
        }
        return new Odds<>(List.copyOf(things), weights);
    }

    /** The same things, each weight multiplied. */
    Odds<T> times(ToDoubleFunction<T> factor) {
        double[] changed = weights.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] *= factor.applyAsDouble(things.get(i));
        }
        return new Odds<>(things, changed);
    }

    Odds<T> without(T thing) {
        return times(other -> other.equals(thing) ? 0 : 1);
    }

    T drawn(Chance chance) {
        return things.get(chance.pick(weights));
    }
}
