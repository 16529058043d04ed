/**
 * From order of arrival to canonical order: which events are late, and when time is closed.
 *
 * <p>Comes in: a device's events, watermarks and closings as they arrive. Goes out: the accepted ones by timestamp, equal
 * timestamps by arrival, as soon as nothing earlier can come any more. One thread; the clock is the stream's own.
 */
@NullMarked
package io.neuralfocus.event.order;

import org.jspecify.annotations.NullMarked;
