package io.neuralfocus.event.json;

import java.util.List;
import java.util.UUID;

/** A desktop's body of usage items. */
public record DesktopUsage(UUID deviceId, List<UsageItem> items) {

    public DesktopUsage {
        items = List.copyOf(items);
    }
}
