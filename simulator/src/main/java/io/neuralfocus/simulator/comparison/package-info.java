/**
 * Simulated people held beside real ones: what can be said of either in numbers, as a table and as a picture.
 *
 * <p>Comes in: event logs of real people and days of simulated ones. Goes out: a
 * {@link io.neuralfocus.simulator.comparison.Portrait} of each and their
 * {@link io.neuralfocus.simulator.comparison.Comparison}. Only aggregates leave here: no single person's row. An
 * observer belongs to one thread, portraits to everybody.
 */
@NullMarked
package io.neuralfocus.simulator.comparison;

import org.jspecify.annotations.NullMarked;
