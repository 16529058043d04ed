/**
 * What a margin means: the probability that was seen at it, and how far people differ there.
 *
 * <p>Comes in: margins of rows that a head's trees never saw, with what happened. Goes out: a
 * {@link io.neuralfocus.calibration.Calibration}, one function of the margin whichever engine found it. Immutable; the
 * JDK alone.
 */
@NullMarked
package io.neuralfocus.calibration;

import org.jspecify.annotations.NullMarked;
