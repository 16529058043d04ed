/**
 * Boosted trees on the heap: their own reader for XGBoost's model files, and the scorer that walks them.
 *
 * <p>Comes in: the bytes of a {@code .ubj} or {@code .json} model, trusted in nothing. Goes out: a
 * {@link io.neuralfocus.scorer.trees.Forest}, whose every tree is known to be one, and scorers of it. No native call.
 * Forests and scorers are immutable.
 */
@NullMarked
package io.neuralfocus.scorer.trees;

import org.jspecify.annotations.NullMarked;
