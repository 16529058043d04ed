/**
 * Events as bytes: 64-byte records in frames, and back.
 *
 * <p>Comes in: frames in a byte array or a stream. Goes out: {@link io.neuralfocus.event.EventSlot}s, refilled record by
 * record without allocating, and a {@link io.neuralfocus.event.Rejection} for whatever cannot be taken; nothing here
 * throws because of what the bytes say. This is the one place that knows the layout
 * ({@link io.neuralfocus.event.wire.FrameLayout}, {@link io.neuralfocus.event.wire.RecordLayout}) and the one that sees
 * key codes, which it wipes. Every class belongs to one thread.
 */
@NullMarked
package io.neuralfocus.event.wire;

import org.jspecify.annotations.NullMarked;
