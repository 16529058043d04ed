/**
 * What the extractor costs: decode and window update per event, reading a vector, bytes allocated, memory of a lane;
 * beside the naive recompute and beside Jackson parsing the same events.
 *
 * <p>Comes in: streams made here from a seed. Goes out: one table on standard output. Nothing imports it.
 */
@NullMarked
package io.neuralfocus.benchmarks.feature;

import org.jspecify.annotations.NullMarked;
