/** The sequence model: its arithmetic against naive twins, its gradient against differences, its training on made-up rows. */
@NullMarked
package io.neuralfocus.training.trainer.sequence;

import org.jspecify.annotations.NullMarked;
