/**
 * The sequence model: an LSTM over the last events of a stream, joined with its vector, trained here on the JVM.
 *
 * <p>Comes in: labelled rows of a schema with a sequence. Goes out: a network as an ONNX file. Plain loops over flat
 * arrays of floats; the same rows, settings and seed give the same bytes on any machine and any number of threads. A
 * training runs on the threads that its conditions allow and leaves none behind.
 */
@NullMarked
package io.neuralfocus.training.trainer.sequence;

import org.jspecify.annotations.NullMarked;
