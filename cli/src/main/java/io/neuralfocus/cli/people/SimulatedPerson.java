package io.neuralfocus.cli.people;

import io.neuralfocus.simulator.Day;
import io.neuralfocus.simulator.Person;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A simulated person with the one device she has, and the day she is watched on. */
public record SimulatedPerson(Person person, long seed) {

    /** Monday, 5 January 2026: a fixed day, so that the same command writes the same files for ever. */
    private static final long EPOCH_DAY = 20_458;

    /** The one device she has; the same for the same seed. */
    public UUID device() {
        String name = "simulated|" + seed + "|" + person.name();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** So many hours from her morning on. */
    public Day day(double hours) {
        return person.day(person.morningUs(EPOCH_DAY), hours);
    }
}
