/**
 * Labelled rows out of files: event files that are replayed, tables of rows, truth of a simulation.
 *
 * <p>Comes in: files as options name them. Goes out: {@link io.neuralfocus.training.dataset.LabelledRows}. One thread.
 */
@NullMarked
package io.neuralfocus.cli.rows;

import org.jspecify.annotations.NullMarked;
