/**
 * The machinery under every table: two kinds of database, one writer, a few readers.
 *
 * <p>Comes in: work to be done inside a transaction, questions to be asked. Goes out: futures that complete only when
 * what they speak of is durable, committed and synced; and answers.
 *
 * <pre>
 *   any thread ── submit ──▶ queue ──▶ one writer, one commit for all that waited ──▶ SQLite (WAL, synchronous FULL)
 *   any thread ◀── ask ────────────── a few reading links ◀───────────────────────── or PostgreSQL
 * </pre>
 *
 * Entered by the other packages of the store alone. A {@link io.neuralfocus.store.engine.Link} belongs to one thread at a
 * time; all else may be shared.
 */
@NullMarked
package io.neuralfocus.store.engine;

import org.jspecify.annotations.NullMarked;
