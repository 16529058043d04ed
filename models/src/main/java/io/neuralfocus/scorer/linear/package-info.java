/**
 * Linear models on the heap: a weight for each feature, and the scorer that adds them up.
 *
 * <p>Comes in: {@link io.neuralfocus.scorer.linear.LinearModel}s out of a bundle. Goes out: a scorer. They are the baselines
 * that trees must beat; served so that whoever doubts the trees can look at both. Immutable.
 */
@NullMarked
package io.neuralfocus.scorer.linear;

import org.jspecify.annotations.NullMarked;
