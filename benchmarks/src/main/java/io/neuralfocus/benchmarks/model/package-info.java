/**
 * What scoring and explaining cost, each engine beside its peers on the same models and rows.
 *
 * <p>Comes in: models trained here, of shapes told. Goes out: one table of times and memory, one of agreement. One thread.
 */
@NullMarked
package io.neuralfocus.benchmarks.model;

import org.jspecify.annotations.NullMarked;
