/**
 * What happened: the canonical event, its types and names, and what else a device's stream can hold.
 *
 * <p>Comes in: nothing. Goes out: {@link io.neuralfocus.event.Event} and {@link io.neuralfocus.event.EventSlot}, which
 * every other room speaks. No bytes, no JSON, no clock: {@code event.wire} and {@code event.json} know those. Values and
 * slots only; a slot belongs to one thread.
 */
@NullMarked
package io.neuralfocus.event;

import org.jspecify.annotations.NullMarked;
