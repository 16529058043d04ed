/**
 * When to step in: a pure function of a prediction, of what was predicted and suggested before, and of settings.
 *
 * <p>Comes in: the present moment of a device, its short past, its owner's settings. Goes out: a
 * {@link io.neuralfocus.prediction.Suggestion}, mostly none. No clock, no state, any thread.
 */
@NullMarked
package io.neuralfocus.intervention;

import org.jspecify.annotations.NullMarked;
