/** Tests of the lanes by themselves: a real store, the shipped model, no server. */
@NullMarked
package io.neuralfocus.serving.pipeline;

import org.jspecify.annotations.NullMarked;
