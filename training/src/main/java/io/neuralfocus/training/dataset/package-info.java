/**
 * Labelled rows, and which of them may be learnt from.
 *
 * <p>Comes in: streams that are replayed. Goes out: a {@link io.neuralfocus.training.dataset.RiskRows} with vectors,
 * labels and users. The label of {@code risk} comes from the stream itself; the split is by user.
 */
@NullMarked
package io.neuralfocus.training.dataset;

import org.jspecify.annotations.NullMarked;
