package io.neuralfocus.scorer.linear;

import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.VectorCheck;
import java.util.List;

/** Adds up a linear model's terms, in doubles and in the order of the features. Immutable; any thread may ask it. */
public final class LinearScorer implements Scorer {

    private final VectorCheck check;
    private final double bias;
    private final Term[] terms;

    /** A scorer of a model whose features have these names. */
    public LinearScorer(LinearModel model, List<String> features) {
        if (features.size() != model.terms().size()) {
            throw new IllegalArgumentException(
                    features.size() + " names for the " + model.terms().size() + " features of the model");
        }
        this.check = new VectorCheck(features);
        this.bias = model.bias();
        this.terms = model.terms().toArray(Term[]::new);
    }

    @Override
    public List<String> features() {
        return check.features();
    }

    @Override
    public float margin(float[] vector) {
        check.vector(vector);
        return sum(vector, 0);
    }

    @Override
    public void margins(float[] rows, int count, float[] margins) {
        check.rows(rows, count, margins);
        for (int i = 0; i < count; i++) {
            margins[i] = sum(rows, i * terms.length);
        }
    }

    private float sum(float[] values, int from) {
        double margin = bias;
        for (int i = 0; i < terms.length; i++) {
            margin += terms[i].of(values[from + i]);
        }
        return (float) margin;
    }
}
