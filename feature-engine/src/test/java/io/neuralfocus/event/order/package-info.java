/** Tests of the order in which events are taken. */
@NullMarked
package io.neuralfocus.event.order;

import org.jspecify.annotations.NullMarked;
