/**
 * What a device's lane leaves behind: its newest snapshot, and the window, idle, lock and usage events that people may look
 * at for 90 days.
 *
 * <p>Comes in: snapshots with the place in the commit order up to which they reach; events with their place in the input
 * that brought them. Goes out: the same again. A lane after a restart is its newest snapshot and the input behind it.
 */
@NullMarked
package io.neuralfocus.store.lane;

import org.jspecify.annotations.NullMarked;
