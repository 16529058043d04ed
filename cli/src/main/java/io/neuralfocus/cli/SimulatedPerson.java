package io.neuralfocus.cli;

import io.neuralfocus.simulator.Day;
import io.neuralfocus.simulator.Person;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A simulated person with the one device she has, and the day she is watched on. */
record SimulatedPerson(Person person, long seed) {

    /** Monday, 5 January 2026: a fixed day, so that the same command writes the same files for ever. */
    private static final long EPOCH_DAY = 20_458;

    UUID device() {
        String name = "simulated|" + seed + "|" + person.name();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** So many hours from the morning on. */
    Day day(double hours) {
        return person.day(person.morningUs(EPOCH_DAY), hours);
    }
}
