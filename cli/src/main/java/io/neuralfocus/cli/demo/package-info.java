/**
 * What {@code focus demo} shows: simulated people at work, sent over real HTTP to a service in the same process, and the
 * predictions that come back.
 *
 * <p>Comes in: people and a running service's address. Goes out: a board on a screen, or lines. One thread for each
 * person who sends, one that asks for predictions and draws.
 */
@NullMarked
package io.neuralfocus.cli.demo;

import org.jspecify.annotations.NullMarked;
