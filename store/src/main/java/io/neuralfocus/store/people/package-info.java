/**
 * Who there is: tenants, their people, and the people's devices.
 *
 * <p>Comes in: a {@link io.neuralfocus.store.people.DeviceKey}, as the doors know a device. Goes out: the three numbers
 * that stand in every row instead of it. Nothing is remembered here between questions, so somebody who was erased is gone
 * at once.
 */
@NullMarked
package io.neuralfocus.store.people;

import org.jspecify.annotations.NullMarked;
