/**
 * Labelled rows, and which of them may be learnt from.
 *
 * <p>Comes in: streams that are replayed, what a service remembers, or rows that somebody else has kept. Goes out: {@link
 * io.neuralfocus.training.dataset.LabelledRows} with vectors, labels, users and instants, seen through {@link
 * io.neuralfocus.training.dataset.RowView}s, split by user or by time, weighted by user. One thread fills the rows; then
 * any may read.
 */
@NullMarked
package io.neuralfocus.training.dataset;

import org.jspecify.annotations.NullMarked;
