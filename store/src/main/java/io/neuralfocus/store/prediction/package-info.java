/**
 * What was answered, with all that was known then, and what time and people said of it afterwards.
 *
 * <p>Comes in: {@link io.neuralfocus.store.prediction.StoredPrediction}s, observations, labels. Goes out: the same again,
 * by pages, each prediction with the outcome that was observed and the label that counts; and all of it at once, for those
 * who learn from it or judge it.
 */
@NullMarked
package io.neuralfocus.store.prediction;

import org.jspecify.annotations.NullMarked;
