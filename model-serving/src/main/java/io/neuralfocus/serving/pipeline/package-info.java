/**
 * The way of a frame: checked, committed, and then through its device's lane to predictions.
 *
 * <pre>
 *   frames ─▶ Intake ── commit ──▶ store ─▶ acknowledged
 *                                    │
 *                       woken by it, reads on ──▶ Lane (one per device) ─▶ vector ─▶ scorer ─▶ prediction ─▶ store
 * </pre>
 *
 * A lane is a chain of tasks, one after the other on whatever thread is free: lanes share nothing. After a restart, or
 * a long silence, or where too many stand, a lane is rebuilt from its snapshot and the frames behind it when its device
 * speaks again. A device whose lane is too far behind is asked to come again later.
 */
@NullMarked
package io.neuralfocus.serving.pipeline;

import org.jspecify.annotations.NullMarked;
