/**
 * What people were shown, what they answered, and whether it helped.
 *
 * <p>Comes in: an intervention when it is shown, its answer, and five minutes later its effect. Goes out: the same again,
 * by pages.
 */
@NullMarked
package io.neuralfocus.store.intervention;

import org.jspecify.annotations.NullMarked;
