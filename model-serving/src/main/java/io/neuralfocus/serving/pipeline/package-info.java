/**
 * The way of a frame: checked, committed, and then through its device's lane to predictions.
 *
 * <pre>
 *   frames ─▶ Intake ── commit ──▶ store ─▶ acknowledged
 *                │                   │
 *                └── in the same order ──▶ Lane (one per device) ─▶ vector ─▶ scorer ─▶ prediction ─▶ store
 * </pre>
 *
 * A lane is a chain of tasks, one after the other on whatever thread is free: lanes share nothing. After a restart a
 * lane is rebuilt from its stored frames when its device speaks again.
 */
@NullMarked
package io.neuralfocus.serving.pipeline;

import org.jspecify.annotations.NullMarked;
