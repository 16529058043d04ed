/**
 * What is told of one instant: how focused, how likely to switch, how sure, and why.
 *
 * <p>Comes in: a feature vector. Goes out: a {@link io.neuralfocus.prediction.Prediction}, made by a
 * {@link io.neuralfocus.prediction.Predictor} out of all heads of one model version. Predictors are immutable and may be
 * asked by any thread.
 */
@NullMarked
package io.neuralfocus.prediction;

import org.jspecify.annotations.NullMarked;
