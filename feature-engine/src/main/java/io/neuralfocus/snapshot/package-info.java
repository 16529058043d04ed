/**
 * The one form in which a stream's state rests: versioned, compact, binary, closed by a checksum.
 *
 * <p>Comes in: primitive state, written by the classes that own it. Goes out: bytes, and the same state again. Whoever
 * writes a field reads it back in the same order; there is no second mechanism. One thread at a time.
 */
@NullMarked
package io.neuralfocus.snapshot;

import org.jspecify.annotations.NullMarked;
