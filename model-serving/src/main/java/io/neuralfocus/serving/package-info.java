/**
 * The service as a whole: a store, a lane for each device, and the door in front of them.
 *
 * <p>Comes in: a {@link io.neuralfocus.serving.ServiceSettings}, a store, a model and a clock, all given from outside.
 * Goes out: a running {@link io.neuralfocus.serving.Service}. May be entered by {@code cli} alone.
 */
@NullMarked
package io.neuralfocus.serving;

import org.jspecify.annotations.NullMarked;
