/**
 * From files of events to a version in a registry: replay, labels, split, training, calibration, judgement, bundle.
 *
 * <p>Comes in: event files and a {@link io.neuralfocus.training.Training}. Goes out: a bundle's folder. The same
 * files, settings and code give the same bytes on the same kind of machine. One thread. May be entered by {@code cli}
 * alone.
 */
@NullMarked
package io.neuralfocus.training;

import org.jspecify.annotations.NullMarked;
