package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.people.DeviceKey;

/** By how many seconds the time of a device's person differs from UTC, where a door does not tell. */
@FunctionalInterface
public interface LocalTime {

    /** At this instant. */
    int utcOffsetSeconds(DeviceKey device, long atUs);
}
