/**
 * Gradient-boosted trees by XGBoost: with {@code scorer.xgboost} the one place that speaks to it.
 *
 * <p>Comes in: labelled rows. Goes out: a model in UBJSON, cut to its best trees. Native memory is let go of before a
 * training returns.
 */
@NullMarked
package io.neuralfocus.training.trainer.xgboost;

import org.jspecify.annotations.NullMarked;
