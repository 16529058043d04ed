/**
 * What is remembered: the frames a device's service has accepted, and the predictions it has answered.
 *
 * <p>Comes in: {@link io.neuralfocus.store.AcceptedFrame}, {@link io.neuralfocus.store.StoredPrediction}. Goes out: the
 * same again, in commit order. A future completes only when what it speaks of is durable: committed and synced.
 *
 * <pre>
 *   any thread ── append ──▶ queue ──▶ one writer, one commit for all that waited ──▶ SQLite (WAL, synchronous FULL)
 *   any thread ◀── rows ────────────── a few reading connections ◀──────────────────────┘
 * </pre>
 *
 * This is the one room that knows SQL and JDBC, and each table's SQL stands in one class.
 */
@NullMarked
package io.neuralfocus.store;

import org.jspecify.annotations.NullMarked;
