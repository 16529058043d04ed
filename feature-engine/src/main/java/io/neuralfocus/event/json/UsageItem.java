package io.neuralfocus.event.json;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import java.util.Optional;

/**
 * How long an app was used between two instants.
 *
 * @param index its place in the body's list, from 0
 * @param app the package or the app's name, as told
 * @param domain the host it was about, normalised; empty if none was told
 * @param durationSeconds from 0 to 2,147,483,647
 */
public record UsageItem(int index, String app, String domain, long startUs, long endUs, long durationSeconds) {

    /**
     * Whether it says that the app was in focus from start to end: only if it was used for at least nine tenths of the
     * time. Anything else is a total inside a window: statistics, and no event.
     */
    public boolean isFocusInterval() {
        long spanUs = endUs - startUs;
        return spanUs > 0 && durationSeconds * 10_000_000L >= 9 * spanUs;
    }

    /** The focus change it stands for; empty if it is no focus interval. */
    public Optional<Event> focusChange(int utcOffsetSeconds) {
        if (!isFocusInterval()) {
            return Optional.empty();
        }
        boolean page = !domain.isEmpty();
        Event focus = Event.focusChange(startUs, AppName.of(page ? domain : app), Categories.NONE)
                .inside(page ? AppName.of(app) : AppName.NONE);
        return Optional.of(focus.lasting(endUs - startUs).withUtcOffset(utcOffsetSeconds));
    }
}
