package io.neuralfocus.store.intake;

import java.util.UUID;

/**
 * One item of a batch as it is to rest.
 *
 * @param eventId what it is known by; the same id of the same device is taken once
 * @param digest over all that it says: the same id with another digest is another item
 * @param content its canonical bytes, handed back as they are in a replay
 */
public record OfferedItem(UUID eventId, long digest, byte[] content) {}
