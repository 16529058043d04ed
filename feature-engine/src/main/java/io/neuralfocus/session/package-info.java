/**
 * Being there and being away, breaks, and focus sessions, in event time.
 *
 * <p>Comes in: a stream's events in canonical order, told watermarks, and the user's sessions. Goes out: whether the person
 * is away at the instant last moved to, for how long within the windows, when the last break ended, and which session is
 * current. The rules of {@link io.neuralfocus.session.Presence} stand as a table in docs/features.md, which a test
 * executes. One thread; no clock.
 */
@NullMarked
package io.neuralfocus.session;

import org.jspecify.annotations.NullMarked;
