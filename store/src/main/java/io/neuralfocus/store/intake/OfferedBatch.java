package io.neuralfocus.store.intake;

import io.neuralfocus.store.people.DeviceKey;
import java.util.List;
import java.util.OptionalLong;

/**
 * A batch of items, each of which is taken or not by itself.
 *
 * @param receivedUs the service's clock at acceptance
 * @param sequenceStart as its sender counts; it decides nothing
 * @param clientVersion what its sender calls itself; may be empty
 * @param items in the order in which they are to be taken
 */
public record OfferedBatch(
        DeviceKey device, long receivedUs, OptionalLong sequenceStart, String clientVersion, List<OfferedItem> items) {

    public OfferedBatch {
        items = List.copyOf(items);
    }

    /** A batch whose sender told nothing of itself. */
    public OfferedBatch(DeviceKey device, long receivedUs, List<OfferedItem> items) {
        this(device, receivedUs, OptionalLong.empty(), "", items);
    }
}
