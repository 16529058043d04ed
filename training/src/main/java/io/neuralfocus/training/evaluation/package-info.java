/**
 * How good probabilities are, as numbers.
 *
 * <p>Comes in: {@link io.neuralfocus.training.evaluation.Outcomes} and a probability for each row, or what a store
 * remembers of both. Goes out:
 * {@link io.neuralfocus.training.evaluation.Judged}, and of two models on the same rows a
 * {@link io.neuralfocus.training.evaluation.Comparison}, which a {@link io.neuralfocus.training.evaluation.Guard} reads.
 * Pure arithmetic; chance comes from seeds that are told. One thread.
 */
@NullMarked
package io.neuralfocus.training.evaluation;

import org.jspecify.annotations.NullMarked;
