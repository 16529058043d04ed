/**
 * Rolling windows over a stream in canonical order, with running sums in exact integers.
 *
 * <p>Comes in: one event at a time, never older than the one before, and the passing of time. Goes out: counts, means and
 * spreads at the instant last moved to. A window is (t - span, t]: exactly t - span is outside. Adding and moving are O(1)
 * amortised, reading scans nothing. Rings grow with use and shrink again. One thread; no clock, no allocation once grown.
 */
@NullMarked
package io.neuralfocus.window;

import org.jspecify.annotations.NullMarked;
