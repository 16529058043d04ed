/** The windows held against plain recomputation, with sums beyond 64 bits. */
@NullMarked
package io.neuralfocus.window;

import org.jspecify.annotations.NullMarked;
