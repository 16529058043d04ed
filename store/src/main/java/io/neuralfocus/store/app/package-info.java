/**
 * What tenants call their apps: names of their own, on top of the catalogue that the service was started with.
 *
 * <p>Comes in: apps and the names that lead to them. Goes out: a catalogue's entry. Lanes do not ask here: their vectors name
 * the digest of one catalogue, which must stay the same from the first to the last.
 */
@NullMarked
package io.neuralfocus.store.app;

import org.jspecify.annotations.NullMarked;
