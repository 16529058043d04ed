package io.neuralfocus.store.lane;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The newest snapshots of each lane, two at the most: the table {@code lane_snapshots}. */
public final class LaneSnapshots {

    private final Writer writer;
    private final Readers readers;

    public LaneSnapshots(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * A lane's whole state.
     *
     * @param ordinal the newest input it has taken in
     */
    public record Snapshot(long ordinal, long takenUs, byte[] state) {}

    /** Keeps a snapshot; of older ones only the newest stays, to fall back to. Completes when it is durable. */
    public CompletableFuture<Boolean> put(DeviceKey device, Snapshot snapshot) {
        byte[] packed = Packing.deflated(snapshot.state());
        return writer.submit(link -> put(link, device, snapshot, packed));
    }

    private static boolean put(Link link, DeviceKey device, Snapshot snapshot, byte[] packed) throws SQLException {
        Whose whose = Devices.enter(link, device, snapshot.takenUs());
        PreparedStatement upsert = link.prepared("INSERT INTO lane_snapshots"
                + " (tenant_id, user_id, device_id, ordinal, taken_at, payload) VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (device_id, ordinal) DO UPDATE SET taken_at = excluded.taken_at,"
                + " payload = excluded.payload");
        int next = whose.bind(upsert, 1);
        upsert.setLong(next++, snapshot.ordinal());
        upsert.setLong(next++, snapshot.takenUs());
        upsert.setBytes(next, packed);
        boolean kept = upsert.executeUpdate() == 1;
        PreparedStatement trim = link.prepared("DELETE FROM lane_snapshots WHERE device_id = ? AND tenant_id = ?"
                + " AND ordinal NOT IN (SELECT ordinal FROM lane_snapshots WHERE device_id = ? AND tenant_id = ?"
                + " ORDER BY ordinal DESC LIMIT 2)");
        trim.setLong(1, whose.device());
        trim.setLong(2, whose.tenant());
        trim.setLong(3, whose.device());
        trim.setLong(4, whose.tenant());
        trim.executeUpdate();
        return kept;
    }

    /** The device's snapshots, the newest first; one whose bytes cannot even be unpacked is not among them. */
    public List<Snapshot> newestFirst(DeviceKey device) {
        return readers.ask(link -> {
            List<Snapshot> found = new ArrayList<>();
            Optional<Whose> whose = Devices.find(link, device);
            if (whose.isEmpty()) {
                return found;
            }
            PreparedStatement select = link.prepared("SELECT ordinal, taken_at, payload FROM lane_snapshots"
                    + " WHERE device_id = ? AND tenant_id = ? ORDER BY ordinal DESC");
            select.setLong(1, whose.get().device());
            select.setLong(2, whose.get().tenant());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    read(row).ifPresent(found::add);
                }
            }
            return found;
        });
    }

    /**
     * How far a device's lane has come.
     *
     * @param number of the device
     * @param behind whether input is kept that no snapshot covers
     */
    public record Progress(long number, DeviceKey device, boolean behind) {}

    /** The next devices by number. */
    public List<Progress> progress(long behind, int atMost) {
        return readers.ask(link -> {
            PreparedStatement select =
                    link.prepared("SELECT id, tenant_id, user_id, uuid FROM devices WHERE id > ? ORDER BY id LIMIT ?");
            select.setLong(1, behind);
            select.setInt(2, atMost);
            List<Progress> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Whose whose = new Whose(row.getLong(2), row.getLong(3), row.getLong(1));
                    // Who is erased has no device; one whose person goes at this moment needs no lane.
                    Optional<PersonKey> person = People.named(link, whose);
                    if (person.isPresent()) {
                        UUID uuid = UUID.fromString(row.getString(4));
                        DeviceKey device = new DeviceKey(
                                person.get().tenant(), person.get().user(), uuid);
                        found.add(new Progress(whose.device(), device, isBehind(link, whose)));
                    }
                }
            }
            return found;
        });
    }

    private static boolean isBehind(Link link, Whose whose) throws SQLException {
        PreparedStatement select = link.prepared("SELECT 1 FROM inputs WHERE device_id = ? AND tenant_id = ?"
                + " AND payload IS NOT NULL AND ordinal > COALESCE((SELECT max(ordinal) FROM lane_snapshots"
                + " WHERE device_id = ? AND tenant_id = ?), 0) LIMIT 1");
        select.setLong(1, whose.device());
        select.setLong(2, whose.tenant());
        select.setLong(3, whose.device());
        select.setLong(4, whose.tenant());
        try (ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    private static Optional<Snapshot> read(ResultSet row) throws SQLException {
        try {
            byte[] state = new Packing(Packing.DEFLATED, row.getBytes(3)).content();
            return Optional.of(new Snapshot(row.getLong(1), row.getLong(2), state));
        } catch (StoreException damaged) {
            return Optional.empty();
        }
    }
}
