package io.neuralfocus.event.json;

import io.neuralfocus.event.Rejection;
import java.util.List;

/** A body of usage items: those that can be taken and those that cannot, each in the order of the body. */
public record UsageBatch(List<UsageItem> items, List<Rejection> rejected) {

    public UsageBatch {
        items = List.copyOf(items);
        rejected = List.copyOf(rejected);
    }
}
