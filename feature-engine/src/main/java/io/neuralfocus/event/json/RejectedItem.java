package io.neuralfocus.event.json;

import io.neuralfocus.event.Rejection;

/**
 * An item of a batch that can never be taken. It is acknowledged all the same, or its client would send it for ever.
 *
 * @param toldId the item's id as the client wrote it, whatever that is; empty if it wrote none
 */
public record RejectedItem(String toldId, Rejection rejection) {}
