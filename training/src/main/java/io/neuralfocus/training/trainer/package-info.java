/**
 * From labelled rows to one head's model.
 *
 * <p>Comes in: a {@link io.neuralfocus.training.dataset.RowView} to learn from, another to watch, a {@link
 * io.neuralfocus.training.trainer.Trainer} with its settings. Goes out: a {@link io.neuralfocus.training.trainer.Fitted}
 * with the model's bytes and margins. The engines have packages of their own below this one. A training runs on the thread
 * that asks for it, and on as many more as its {@link io.neuralfocus.training.trainer.Conditions} allow.
 */
@NullMarked
package io.neuralfocus.training.trainer;

import org.jspecify.annotations.NullMarked;
