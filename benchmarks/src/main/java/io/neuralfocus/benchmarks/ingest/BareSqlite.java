package io.neuralfocus.benchmarks.ingest;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.engine.Uuids;
import io.neuralfocus.store.intake.OfferedBatch;
import io.neuralfocus.store.intake.OfferedItem;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The peer: a loop over prepared statements, which inserts the rows the store would write and asks no questions. */
final class BareSqlite {

    private BareSqlite() {}

    /** The rows' payloads, packed beforehand: packing is not what the peer is measured for. */
    static List<Packing> packed(List<OfferedBatch> batches) {
        return batches.stream()
                .map(batch -> {
                    ByteArrayOutputStream all = new ByteArrayOutputStream();
                    batch.items().forEach(item -> all.writeBytes(item.content()));
                    return Packing.of(all.toByteArray());
                })
                .toList();
    }

    /** Inserts all of them into a new store's tables, a durable transaction for each batch; how long that took, in seconds. */
    static double insert(Path folder, List<OfferedBatch> batches, List<Packing> packed) throws SQLException {
        Store.open(folder).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
            }
            connection.setAutoCommit(false);
            try (PreparedStatement input =
                            connection.prepareStatement("INSERT INTO inputs (ordinal, tenant_id, user_id,"
                                    + " device_id, kind, crc, received_us, packing, payload)"
                                    + " VALUES (?, 1, ?, ?, 'BATCH', 0, ?, ?, ?)");
                    PreparedStatement id = connection.prepareStatement(
                            "INSERT INTO event_ids"
                                    + " (tenant_id, user_id, device_id, event_id, digest, ordinal) VALUES (1, ?, ?, ?, ?, ?)")) {
                long begun = System.nanoTime();
                for (int i = 0; i < batches.size(); i++) {
                    insert(input, id, i, batches.get(i), packed.get(i));
                    connection.commit();
                }
                return (System.nanoTime() - begun) / 1e9;
            }
        }
    }

    private static void insert(PreparedStatement input, PreparedStatement id, int i, OfferedBatch batch, Packing packed)
            throws SQLException {
        long device = 1 + batch.device().device().getLeastSignificantBits();
        input.setLong(1, i + 1L);
        input.setLong(2, device);
        input.setLong(3, device);
        input.setLong(4, batch.receivedUs());
        input.setInt(5, packed.packing());
        input.setBytes(6, packed.bytes());
        input.executeUpdate();
        for (OfferedItem item : batch.items()) {
            id.setLong(1, device);
            id.setLong(2, device);
            id.setBytes(3, Uuids.bytes(item.eventId()));
            id.setLong(4, item.digest());
            id.setLong(5, i + 1L);
            id.addBatch();
        }
        id.executeBatch();
    }
}
