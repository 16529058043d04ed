/**
 * What came in: accepted frames and batches, in commit order, each taken once.
 *
 * <p>Comes in: {@link io.neuralfocus.store.intake.AcceptedFrame}, {@link io.neuralfocus.store.intake.OfferedBatch}. Goes
 * out: a receipt when it is durable, and later the same bytes again. What can never be taken rests in quarantine. Bytes are packed on the thread that brings them, not on the writer's.
 */
@NullMarked
package io.neuralfocus.store.intake;

import org.jspecify.annotations.NullMarked;
