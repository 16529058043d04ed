/**
 * ONNX: writing the twin of a forest, looking through files, and running them.
 *
 * <p>Comes in: forests of ours, and files of anybody's. Goes out: the bytes of a twin, and scorers. The runtime is native
 * and sees only bytes that {@link io.neuralfocus.scorer.onnx.OnnxGate} has let through. A scorer owns native memory until
 * it is closed; any thread may ask it.
 */
@NullMarked
package io.neuralfocus.scorer.onnx;

import org.jspecify.annotations.NullMarked;
