/**
 * What is remembered: everything that came in, everything that was answered, and who it belongs to.
 *
 * <p>Comes in: accepted input, predictions, labels. Goes out: the same again. What is acknowledged is durable. The packages
 * are concepts, each with the SQL of its own tables and of no other; the machinery under all of them is {@code engine}:
 *
 * <pre>
 *   store ──▶ intake        frames and batches, each taken once, in commit order
 *         ──▶ lane          snapshots of lanes; events that people may look at
 *         ──▶ prediction    what was answered, what came of it, what people said of it
 *         ──▶ intervention  what people were shown, and whether it helped
 *         ──▶ session       time that was set aside; what days come to
 *         ──▶ app           what tenants call their apps
 *         ──▶ experiment    what is tried out, and on whom
 *         ──▶ people        tenants, people, devices              all of them ──▶ engine
 * </pre>
 *
 * This is the one room that knows SQL and JDBC. One SQL serves SQLite and PostgreSQL.
 */
@NullMarked
package io.neuralfocus.store;

import org.jspecify.annotations.NullMarked;
