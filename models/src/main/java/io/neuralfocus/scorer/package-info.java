/**
 * From a vector to a margin: one small interface, several engines, the same answer.
 *
 * <p>Comes in: a float vector in the order of a feature schema, NaN where a value is missing. Goes out: the margin, in
 * log-odds, as a float. The engines live in the packages below: {@code trees} is the default and calls nothing native.
 * Every scorer is immutable and may be asked by any thread.
 */
@NullMarked
package io.neuralfocus.scorer;

import org.jspecify.annotations.NullMarked;
