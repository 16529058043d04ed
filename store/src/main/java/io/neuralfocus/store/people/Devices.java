package io.neuralfocus.store.people;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Which numbers a device has: the table {@code devices}. */
public final class Devices {

    private Devices() {}

    /** The numbers of a device; empty if it was never heard of, or is somebody else's. */
    public static Optional<Whose> find(Link link, DeviceKey key) throws SQLException {
        PreparedStatement select = link.prepared("SELECT d.tenant_id, d.user_id, d.id FROM devices d"
                + " JOIN tenants t ON t.id = d.tenant_id JOIN users u ON u.id = d.user_id"
                + " WHERE t.name = ? AND d.uuid = ? AND u.username = ?");
        select.setString(1, key.tenant());
        select.setString(2, key.deviceText());
        select.setString(3, key.user());
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Whose(row.getLong(1), row.getLong(2), row.getLong(3)))
                    : Optional.empty();
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
}
