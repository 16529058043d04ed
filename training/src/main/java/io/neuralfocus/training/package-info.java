/**
 * From labelled rows to a version in a registry: split, search, training, calibration, judgement, verdict, bundle.
 *
 * <p>Comes in: {@link io.neuralfocus.training.dataset.LabelledRows} and a {@link io.neuralfocus.training.Recipe}. Goes out:
 * a bundle's folder, whose card holds the recipe. The same rows, recipe and code give the same bytes on the same kind of
 * machine. One thread, and as many more as the recipe gives a trainer. May be entered by {@code cli} alone.
 */
@NullMarked
package io.neuralfocus.training;

import org.jspecify.annotations.NullMarked;
