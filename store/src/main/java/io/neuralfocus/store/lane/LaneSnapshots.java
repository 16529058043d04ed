package io.neuralfocus.store.lane;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The newest snapshot of each lane: the table {@code lane_snapshots}. */
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

    /** Keeps a snapshot in place of the one before; one that reaches less far is let go. Completes when it is durable. */
    public CompletableFuture<Boolean> put(DeviceKey device, Snapshot snapshot) {
        byte[] packed = Packing.deflated(snapshot.state());
        return writer.submit(link -> put(link, device, snapshot, packed));
    }

    private static boolean put(Link link, DeviceKey device, Snapshot snapshot, byte[] packed) throws SQLException {
        Whose whose = Devices.enter(link, device, snapshot.takenUs());
        PreparedStatement upsert = link.prepared("INSERT INTO lane_snapshots"
                + " (tenant_id, user_id, device_id, ordinal, taken_at, payload) VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (device_id) DO UPDATE SET ordinal = excluded.ordinal, taken_at = excluded.taken_at,"
                + " payload = excluded.payload WHERE lane_snapshots.ordinal <= excluded.ordinal");
        int next = whose.bind(upsert, 1);
        upsert.setLong(next++, snapshot.ordinal());
        upsert.setLong(next++, snapshot.takenUs());
        upsert.setBytes(next, packed);
        return upsert.executeUpdate() == 1;
    }

    /** The device's newest snapshot, if there is one. */
    public Optional<Snapshot> newest(DeviceKey device) {
        return readers.ask(link -> {
            Optional<Whose> whose = Devices.find(link, device);
            if (whose.isEmpty()) {
                return Optional.empty();
            }
            PreparedStatement select = link.prepared(
                    "SELECT ordinal, taken_at, payload FROM lane_snapshots WHERE device_id = ? AND tenant_id = ?");
            select.setLong(1, whose.get().device());
            select.setLong(2, whose.get().tenant());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Snapshot(
                                row.getLong(1),
                                row.getLong(2),
                                new Packing(Packing.DEFLATED, row.getBytes(3)).content()))
                        : Optional.empty();
            }
        });
    }
}
