package io.neuralfocus.catalog;

import io.neuralfocus.event.Categories;

/**
 * What the catalogue knows of an app.
 *
 * @param id canonical app, the same for its names on all platforms; empty for an unknown app
 * @param categories {@link Categories} bits, without {@link Categories#TOLD}
 * @param overridden a user or administrator named this app: what they say stands against any hint
 */
public record AppEntry(
        String id, String displayName, int categories, ProductivityCategory productivity, boolean overridden) {

    public static final AppEntry UNKNOWN = new AppEntry("", "", Categories.NONE, ProductivityCategory.OTHER, false);
}
