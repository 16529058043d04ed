package io.neuralfocus.store.people;

import java.util.UUID;

/** Whose stream it is: every row and every query carries all three. */
public record DeviceKey(String tenant, String user, UUID device) {

    /** The single-user default: one tenant, and each device speaks for a user of its own name. */
    public static DeviceKey alone(UUID device) {
        return new DeviceKey("default", device.toString(), device);
    }

    /** A device of this person. */
    public static DeviceKey of(PersonKey person, String device) {
        return new DeviceKey(person.tenant(), person.user(), UUID.fromString(device));
    }

    /** The device as it is written in rows and answers. */
    public String deviceText() {
        return device.toString();
    }

    /** Whose device it is. */
    public PersonKey person() {
        return new PersonKey(tenant, user);
    }
}
