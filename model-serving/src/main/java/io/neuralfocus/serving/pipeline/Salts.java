package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.people.DeviceKey;

/** The salt of each device's titles: no two devices' hashes can be compared. */
@FunctionalInterface
public interface Salts {

    /** The device's own, always the same. */
    byte[] of(DeviceKey device);
}
