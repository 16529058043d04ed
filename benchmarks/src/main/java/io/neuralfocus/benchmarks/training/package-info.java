/**
 * What training costs: the fit stage beside the bare call of XGBoost, frame files replayed into labelled rows, a million
 * rows in a small heap.
 *
 * <p>Comes in: an argument. Goes out: a table on standard output, ratios in it. One thread.
 */
@NullMarked
package io.neuralfocus.benchmarks.training;

import org.jspecify.annotations.NullMarked;
