/**
 * What was answered, with all that was known when it was.
 *
 * <p>Comes in: {@link io.neuralfocus.store.prediction.StoredPrediction}. Goes out: the same again, by pages.
 */
@NullMarked
package io.neuralfocus.store.prediction;

import org.jspecify.annotations.NullMarked;
