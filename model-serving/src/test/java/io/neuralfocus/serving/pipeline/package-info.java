/** Tests of the lanes by themselves: a real store, the shipped model. */
@NullMarked
package io.neuralfocus.serving.pipeline;

import org.jspecify.annotations.NullMarked;
