package io.neuralfocus.store.intake;

import io.neuralfocus.store.people.DeviceKey;
import java.util.List;

/**
 * A batch of items, each of which is taken or not by itself.
 *
 * @param receivedUs the service's clock at acceptance
 * @param items in the order in which they are to be taken
 */
public record OfferedBatch(DeviceKey device, long receivedUs, List<OfferedItem> items) {

    public OfferedBatch {
        items = List.copyOf(items);
    }
}
