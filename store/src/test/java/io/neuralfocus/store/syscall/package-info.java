/**
 * The store seen from the kernel: a process of its own under strace, which tells each call it makes and lets chosen ones
 * fail. Nothing in the process knows that it is watched, so nothing in it can feign a sync.
 */
@NullMarked
package io.neuralfocus.store.syscall;

import org.jspecify.annotations.NullMarked;
