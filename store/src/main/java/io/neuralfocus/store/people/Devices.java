package io.neuralfocus.store.people;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.engine.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** Which numbers a device has: the table {@code devices}. */
public final class Devices {

    private Devices() {}

    /**
     * A device that is written down.
     *
     * @param utcOffsetSeconds what its newest frame told; empty before the first
     * @param door by which its newest events came in; empty before the first
     */
    public record Known(Whose whose, OptionalLong utcOffsetSeconds, Optional<Door> door) {}

    /** A way by which events come in. */
    public enum Door {
        FRAMES("frames"),
        BATCHES("batches");

        private final String text;

        Door(String text) {
            this.text = text;
        }

        /** As it stands in the row. */
        public String text() {
            return text;
        }

        private static Optional<Door> of(String text) {
            return Stream.of(values()).filter(door -> door.text.equals(text)).findFirst();
        }
    }

    /**
     * A device of a person, as those see it who look back.
     *
     * @param platform as it was told; may be empty
     */
    public record Owned(long number, DeviceKey key, String platform, Optional<Door> door) {}

    /** The numbers of a device; empty if it was never heard of, or is somebody else's. */
    public static Optional<Whose> find(Link link, DeviceKey key) throws SQLException {
        return known(link, key).map(Known::whose);
    }

    private static Optional<Known> known(Link link, DeviceKey key) throws SQLException {
        PreparedStatement select =
                link.prepared("SELECT d.tenant_id, d.user_id, d.id, d.utc_offset_s, d.door FROM devices d"
                        + " JOIN tenants t ON t.id = d.tenant_id JOIN users u ON u.id = d.user_id"
                        + " WHERE t.name = ? AND d.uuid = ? AND u.username = ?");
        select.setString(1, key.tenant());
        select.setString(2, key.deviceText());
        select.setString(3, key.user());
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            Whose whose = new Whose(row.getLong(1), row.getLong(2), row.getLong(3));
            return Optional.of(new Known(
                    whose,
                    Rows.number(row, "utc_offset_s"),
                    Rows.text(row, "door").flatMap(Door::of)));
        }
    }

    /** The numbers of a device, which is written down if this is the first that is heard of it, its person likewise. */
    public static Whose enter(Link link, DeviceKey key, long nowUs) throws SQLException {
        Optional<Whose> known = find(link, key);
        if (known.isPresent()) {
            return known.get();
        }
        People.Numbers person = People.enter(link, key.person(), nowUs);
        PreparedStatement device = link.prepared("INSERT INTO devices (tenant_id, user_id, uuid, created_at)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
        device.setLong(1, person.tenant());
        device.setLong(2, person.user());
        device.setString(3, key.deviceText());
        device.setLong(4, nowUs);
        device.executeUpdate();
        return find(link, key)
                .orElseThrow(() -> new StoreException("the device " + key.deviceText()
                        + " belongs to another person: it keeps" + " its owner until that one is erased."));
    }

    /** The same with how it spoke last. */
    public static Known enterKnown(Link link, DeviceKey key, long nowUs) throws SQLException {
        Optional<Known> known = known(link, key);
        return known.isPresent()
                ? known.get()
                : new Known(enter(link, key, nowUs), OptionalLong.empty(), Optional.empty());
    }

    /** Remembers by how many seconds the person's time differs from UTC, where that is not what was told last. */
    public static void tellOffset(Link link, Known known, OptionalInt utcOffsetSeconds) throws SQLException {
        if (utcOffsetSeconds.isEmpty()
                || known.utcOffsetSeconds().equals(OptionalLong.of(utcOffsetSeconds.getAsInt()))) {
            return;
        }
        PreparedStatement update = link.prepared("UPDATE devices SET utc_offset_s = ? WHERE id = ? AND tenant_id = ?");
        update.setInt(1, utcOffsetSeconds.getAsInt());
        update.setLong(2, known.whose().device());
        update.setLong(3, known.whose().tenant());
        update.executeUpdate();
    }

    /** Remembers by which door its newest events came in, where that is not the one of those before. */
    public static void tellDoor(Link link, Known known, Door door) throws SQLException {
        if (known.door().equals(Optional.of(door))) {
            return;
        }
        PreparedStatement update = link.prepared("UPDATE devices SET door = ? WHERE id = ? AND tenant_id = ?");
        update.setString(1, door.text());
        update.setLong(2, known.whose().device());
        update.setLong(3, known.whose().tenant());
        update.executeUpdate();
    }

    /** The devices of a person by their numbers. */
    public static Map<Long, Owned> of(Link link, People.Listed person) throws SQLException {
        PreparedStatement select = link.prepared(
                "SELECT id, uuid, platform, door FROM devices WHERE user_id = ? AND tenant_id = ? ORDER BY id");
        select.setLong(1, person.numbers().user());
        select.setLong(2, person.numbers().tenant());
        Map<Long, Owned> devices = new HashMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Owned device = new Owned(
                        row.getLong("id"),
                        DeviceKey.of(person.key(), row.getString("uuid")),
                        row.getString("platform"),
                        Rows.text(row, "door").flatMap(Door::of));
                devices.put(device.number(), device);
            }
        }
        return devices;
    }

    /** All devices of people who are not erased. */
    public static List<DeviceKey> all(Link link) throws SQLException {
        Map<Long, PersonKey> people = new HashMap<>();
        for (People.Listed person : People.all(link)) {
            people.put(person.numbers().user(), person.key());
        }
        List<DeviceKey> devices = new ArrayList<>();
        try (ResultSet row = link.prepared("SELECT * FROM devices ORDER BY id").executeQuery()) {
            while (row.next()) {
                PersonKey person = people.get(row.getLong("user_id"));
                if (person != null) {
                    devices.add(new DeviceKey(person.tenant(), person.user(), UUID.fromString(row.getString("uuid"))));
                }
            }
        }
        return devices;
    }
}
