package io.neuralfocus.store.intake;

import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What devices brought, as far as its bytes are kept, beside what was answered: each device at one moment, while the
 * service goes on.
 */
public final class DeviceLogs {

    private final Database database;
    private final Readers readers;

    public DeviceLogs(Database database, Readers readers) {
        this.database = database;
        this.readers = readers;
    }

    /** Of a prediction what a replay needs: 90 days of them are held at once, in some 20 MB. */
    public record Answered(long instantUs, double focusScore, boolean onDemand) {}

    /** Somebody who reads one device's log. */
    public interface Reader {

        /** All that was answered, by instant; those of the grid before those on demand. Told first. */
        void answered(List<Answered> all);

        /** The next input, in commit order. */
        void kept(Kept kept);
    }

    /** Shows the device's log; one that is not known has none. */
    public void read(DeviceKey device, Reader reader) {
        readers.ask(link -> {
            database.beginSnapshot(link);
            try {
                reader.answered(answered(link, device));
                List<Kept> page = InputLog.page(link, device, 0);
                while (!page.isEmpty()) {
                    page.forEach(reader::kept);
                    page = InputLog.page(link, device, page.get(page.size() - 1).ordinal());
                }
            } finally {
                database.endSnapshot(link);
            }
            return true;
        });
    }

    /** Whether all that the device ever brought is kept, and not only that some of it was taken. */
    public boolean isWhole(DeviceKey device) {
        return readers.ask(link -> {
            Optional<Whose> whose = Devices.find(link, device);
            return whose.isEmpty() || !(anyLetGo(link, whose.get()) || anyForgotten(link, whose.get()));
        });
    }

    /** Rows without their bytes: that it was taken is all that is known. */
    private static boolean anyLetGo(Link link, Whose whose) throws SQLException {
        PreparedStatement select =
                link.prepared("SELECT 1 FROM inputs WHERE device_id = ? AND tenant_id = ? AND payload IS NULL LIMIT 1");
        select.setLong(1, whose.device());
        select.setLong(2, whose.tenant());
        try (ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    /** Even the rows are gone of what a snapshot covers. */
    private static boolean anyForgotten(Link link, Whose whose) throws SQLException {
        PreparedStatement select = link.prepared("SELECT 1 FROM lane_snapshots s WHERE s.device_id = ?"
                + " AND s.tenant_id = ? AND NOT EXISTS (SELECT 1 FROM inputs i WHERE i.device_id = s.device_id"
                + " AND i.payload IS NOT NULL AND i.ordinal <= s.ordinal)");
        select.setLong(1, whose.device());
        select.setLong(2, whose.tenant());
        try (ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    private static List<Answered> answered(Link link, DeviceKey device) throws SQLException {
        List<Answered> all = new ArrayList<>();
        Optional<Whose> whose = Devices.find(link, device);
        if (whose.isEmpty()) {
            return all;
        }
        PreparedStatement select = link.prepared("SELECT predicted_at, focus_score, on_demand FROM model_predictions"
                + " WHERE device_id = ? AND tenant_id = ? ORDER BY predicted_at, on_demand");
        select.setLong(1, whose.get().device());
        select.setLong(2, whose.get().tenant());
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(new Answered(row.getLong(1), row.getDouble(2), row.getBoolean(3)));
            }
        }
        return all;
    }

    /** All devices of people who are there. */
    public List<DeviceKey> devices() {
        return readers.ask(Devices::all);
    }
}
