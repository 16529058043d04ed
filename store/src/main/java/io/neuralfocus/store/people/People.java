package io.neuralfocus.store.people;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.engine.Writer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** People and what they have set: the tables {@code tenants}, {@code users} and {@code devices}. */
public final class People {

    private final Writer writer;
    private final Readers readers;

    public People(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * A person.
     *
     * @param zone where a day's border is when a door tells no offset; empty until it was told
     * @param settings what else they have chosen, as JSON
     */
    public record Person(
            PersonKey key, Optional<String> email, Optional<ZoneId> zone, String settings, long createdUs) {}

    /**
     * A device of theirs.
     *
     * @param salt of its titles' hashes; empty until it was given one
     */
    public record Device(DeviceKey key, String name, String platform, byte[] salt, long createdUs) {}

    /** The numbers of a person, as they stand in every row. */
    public record Numbers(long tenant, long user) {}

    /**
     * A person in the list of all.
     *
     * @param thinnedBeforeUs before it predictions of their tenant are thinned; empty where none ever were
     */
    public record Listed(Numbers numbers, PersonKey key, OptionalLong thinnedBeforeUs) {}

    private record Tenant(String name, OptionalLong thinnedBeforeUs) {}

    /** Those who are not erased: of them nothing is shown any more, however many of their rows are left. */
    public static List<Listed> all(Link link) throws SQLException {
        Map<Long, Tenant> tenants = new HashMap<>();
        try (ResultSet row = link.prepared("SELECT * FROM tenants ORDER BY id").executeQuery()) {
            while (row.next()) {
                tenants.put(row.getLong("id"), new Tenant(row.getString("name"), Rows.number(row, "thinned_before")));
            }
        }
        List<Listed> people = new ArrayList<>();
        try (ResultSet row = link.prepared("SELECT * FROM users ORDER BY id").executeQuery()) {
            while (row.next()) {
                Tenant tenant = tenants.get(row.getLong("tenant_id"));
                if (tenant != null && Rows.number(row, "erased_at").isEmpty()) {
                    people.add(new Listed(
                            new Numbers(row.getLong("tenant_id"), row.getLong("id")),
                            new PersonKey(tenant.name(), row.getString("username")),
                            tenant.thinnedBeforeUs()));
                }
            }
        }
        return people;
    }

    /** Remembers that predictions of a tenant are thinned before an instant. */
    public static void thinned(Link link, long tenant, long beforeUs) throws SQLException {
        PreparedStatement update = link.prepared("UPDATE tenants SET thinned_before = ?"
                + " WHERE id = ? AND (thinned_before IS NULL OR thinned_before < ?)");
        update.setLong(1, beforeUs);
        update.setLong(2, tenant);
        update.setLong(3, beforeUs);
        update.executeUpdate();
    }

    /** The numbers of a person; empty if there is none of this name. */
    public static Optional<Numbers> find(Link link, PersonKey key) throws SQLException {
        PreparedStatement select = link.prepared("SELECT t.id, u.id FROM tenants t JOIN users u ON u.tenant_id = t.id"
                + " WHERE t.name = ? AND u.username = ?");
        select.setString(1, key.tenant());
        select.setString(2, key.user());
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new Numbers(row.getLong(1), row.getLong(2))) : Optional.empty();
        }
    }

    /** Whose a device is; empty once they are erased. */
    public static Optional<PersonKey> named(Link link, Whose whose) throws SQLException {
        PreparedStatement select = link.prepared("SELECT t.name, u.username FROM users u"
                + " JOIN tenants t ON t.id = u.tenant_id WHERE u.id = ? AND u.tenant_id = ? AND u.erased_at IS NULL");
        select.setLong(1, whose.user());
        select.setLong(2, whose.tenant());
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new PersonKey(row.getString(1), row.getString(2))) : Optional.empty();
        }
    }

    /** The numbers of a person, who is written down if this is the first that is heard of them. */
    public static Numbers enter(Link link, PersonKey key, long nowUs) throws SQLException {
        Optional<Numbers> known = find(link, key);
        if (known.isPresent()) {
            return known.get();
        }
        enterTenant(link, key.tenant(), nowUs);
        PreparedStatement user = link.prepared("INSERT INTO users (tenant_id, username, zone, created_at)"
                + " SELECT id, ?, '', ? FROM tenants WHERE name = ? ON CONFLICT DO NOTHING");
        user.setString(1, key.user());
        user.setLong(2, nowUs);
        user.setString(3, key.tenant());
        user.executeUpdate();
        return find(link, key).orElseThrow();
    }

    /** The number of a tenant, which is written down if this is the first that is heard of it. */
    public static long enterTenant(Link link, String tenant, long nowUs) throws SQLException {
        PreparedStatement insert =
                link.prepared("INSERT INTO tenants (name, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING");
        insert.setString(1, tenant);
        insert.setLong(2, nowUs);
        insert.executeUpdate();
        PreparedStatement select = link.prepared("SELECT id FROM tenants WHERE name = ?");
        select.setString(1, tenant);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The person, if there is one of this name. */
    public Optional<Person> person(PersonKey key) {
        return readers.ask(link -> link.handle()
                .createQuery("SELECT u.email, u.zone, u.settings, u.created_at FROM users u"
                        + " JOIN tenants t ON t.id = u.tenant_id WHERE t.name = :tenant AND u.username = :user")
                .bind("tenant", key.tenant())
                .bind("user", key.user())
                .map((row, context) -> new Person(
                        key,
                        Optional.ofNullable(row.getString("email")),
                        zone(row.getString("zone")),
                        row.getString("settings"),
                        row.getLong("created_at")))
                .findOne());
    }

    /** Writes down what a person has set; the person too, if new. */
    public CompletableFuture<Boolean> put(Person person) {
        return writer.submit(link -> {
            Numbers numbers = enter(link, person.key(), person.createdUs());
            link.handle()
                    .createUpdate("UPDATE users SET email = :email, zone = :zone, settings = :settings"
                            + " WHERE id = :user AND tenant_id = :tenant")
                    .bind("email", person.email())
                    .bind("zone", person.zone().map(ZoneId::getId).orElse(""))
                    .bind("settings", person.settings())
                    .bind("user", numbers.user())
                    .bind("tenant", numbers.tenant())
                    .execute();
            return true;
        });
    }

    /** One that is not known here, for rules of time differ between machines, is as good as none. */
    private static Optional<ZoneId> zone(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /**
     * What the local time of a device's person differs from UTC by at an instant, where a door does not tell: by the zone
     * they have told, else as the device's newest frame told, else as one of another device of theirs, else not at all.
     */
    public int utcOffsetSeconds(DeviceKey device, long atUs) {
        return readers.ask(link -> {
            PreparedStatement select = link.prepared("SELECT u.zone, d.utc_offset_s FROM tenants t"
                    + " JOIN users u ON u.tenant_id = t.id"
                    + " LEFT JOIN devices d ON d.tenant_id = t.id AND d.uuid = ? AND d.user_id = u.id"
                    + " WHERE t.name = ? AND u.username = ?");
            select.setString(1, device.deviceText());
            select.setString(2, device.tenant());
            select.setString(3, device.user());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return 0;
                }
                Optional<ZoneId> zone = zone(row.getString(1));
                if (zone.isPresent()) {
                    Instant at = Instant.EPOCH.plus(atUs, ChronoUnit.MICROS);
                    return zone.get().getRules().getOffset(at).getTotalSeconds();
                }
                OptionalLong told = Rows.number(row, "utc_offset_s");
                return told.isPresent() ? (int) told.getAsLong() : offsetOfOthers(link, device.person());
            }
        });
    }

    /** What frames told of whichever of the person's devices was answered last; 0 if none did. */
    private static int offsetOfOthers(Link link, PersonKey person) throws SQLException {
        PreparedStatement select = link.prepared("SELECT d.utc_offset_s FROM tenants t"
                + " JOIN users u ON u.tenant_id = t.id JOIN devices d ON d.user_id = u.id"
                + " WHERE t.name = ? AND u.username = ? AND d.utc_offset_s IS NOT NULL"
                + " ORDER BY COALESCE((SELECT max(p.id) FROM model_predictions p WHERE p.device_id = d.id), 0) DESC,"
                + " d.id DESC LIMIT 1");
        select.setString(1, person.tenant());
        select.setString(2, person.user());
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** Writes down what a device is called and its salt; the device too, if new. */
    public CompletableFuture<Boolean> put(Device device) {
        return writer.submit(link -> {
            Whose whose = Devices.enter(link, device.key(), device.createdUs());
            link.handle()
                    .createUpdate("UPDATE devices SET name = :name, platform = :platform, salt = :salt"
                            + " WHERE id = :device AND tenant_id = :tenant")
                    .bind("name", device.name())
                    .bind("platform", device.platform())
                    .bind("salt", device.salt())
                    .bind("device", whose.device())
                    .bind("tenant", whose.tenant())
                    .execute();
            return true;
        });
    }

    /** A person's devices, in the order in which they came. */
    public List<Device> devices(PersonKey key) {
        return readers.ask(link -> link.handle()
                .createQuery("SELECT d.uuid, d.name, d.platform, d.salt, d.created_at FROM devices d"
                        + " JOIN users u ON u.id = d.user_id JOIN tenants t ON t.id = u.tenant_id"
                        + " WHERE t.name = :tenant AND u.username = :user ORDER BY d.id")
                .bind("tenant", key.tenant())
                .bind("user", key.user())
                .map((row, context) -> device(key, row))
                .list());
    }

    private static Device device(PersonKey key, ResultSet row) throws SQLException {
        byte[] salt = row.getBytes("salt");
        return new Device(
                DeviceKey.of(key, row.getString("uuid")),
                row.getString("name"),
                row.getString("platform"),
                salt == null ? new byte[0] : salt,
                row.getLong("created_at"));
    }
}
