package io.neuralfocus.store.app;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.catalog.ProductivityCategory;

/**
 * An app as a tenant sees it.
 *
 * @param name what it is known by within the tenant
 * @param categories bits of {@link io.neuralfocus.event.Categories}
 */
public record OwnApp(String tenant, String name, int categories, ProductivityCategory productivity) {

    /** As a catalogue tells it: it stands against any hint. */
    AppEntry entry() {
        return new AppEntry(name, name, categories, productivity, true);
    }
}
