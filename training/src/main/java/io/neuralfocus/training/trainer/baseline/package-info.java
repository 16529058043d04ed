/**
 * What trees must beat: a logistic regression, and the rate alone; both by Tribuo, both served as linear models.
 *
 * <p>Comes in: labelled rows. Goes out: a {@link io.neuralfocus.scorer.linear.LinearModel}. The one place that speaks to
 * Tribuo. One thread: its number is not asked for.
 */
@NullMarked
package io.neuralfocus.training.trainer.baseline;

import org.jspecify.annotations.NullMarked;
