package io.neuralfocus.registry;

import java.time.Instant;

/**
 * An alias moved, and why: one line of the registry's audit.
 *
 * @param from where it pointed before; empty if nowhere
 */
public record AliasMove(Instant at, String who, String why, Alias alias, String from, String to) {}
