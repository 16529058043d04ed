package io.neuralfocus.scorer.linear;

import java.util.List;

/** A margin that is a sum: the bias and a term for each feature, in the order of the vector. */
public record LinearModel(double bias, List<Term> terms) {

    public LinearModel {
        if (!Double.isFinite(bias)) {
            throw new IllegalArgumentException("a bias of " + bias);
        }
        terms = List.copyOf(terms);
    }
}
