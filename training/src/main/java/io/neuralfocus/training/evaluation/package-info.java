/**
 * How good predictions are, as numbers.
 *
 * <p>Comes in: probabilities and what happened. Goes out: {@link io.neuralfocus.training.evaluation.Judgement}. Pure
 * arithmetic.
 */
@NullMarked
package io.neuralfocus.training.evaluation;

import org.jspecify.annotations.NullMarked;
