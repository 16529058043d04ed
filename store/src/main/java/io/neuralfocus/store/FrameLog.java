package io.neuralfocus.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The accepted frames of all devices, in commit order: the table {@code frames}. */
public final class FrameLog {

    private final Writer writer;
    private final Readers readers;

    FrameLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** Keeps a frame unless its number was taken before; completes when that is durable. */
    public CompletableFuture<Acceptance> append(AcceptedFrame frame) {
        return writer.submit(connection -> insert(connection, frame) ? Acceptance.TAKEN : seen(connection, frame));
    }

    private static boolean insert(Connection connection, AcceptedFrame frame) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO frames"
                + " (tenant, user_id, device_id, sequence, crc, received_us, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (tenant, device_id, sequence) DO NOTHING")) {
            insert.setString(1, frame.device().tenant());
            insert.setString(2, frame.device().user());
            insert.setString(3, frame.device().deviceText());
            insert.setLong(4, frame.sequence());
            insert.setInt(5, frame.crc());
            insert.setLong(6, frame.receivedUs());
            insert.setBytes(7, frame.bytes());
            return insert.executeUpdate() == 1;
        }
    }

    private static Acceptance seen(Connection connection, AcceptedFrame frame) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT crc FROM frames WHERE tenant = ? AND device_id = ? AND sequence = ?")) {
            select.setString(1, frame.device().tenant());
            select.setString(2, frame.device().deviceText());
            select.setLong(3, frame.sequence());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getInt(1) == frame.crc() ? Acceptance.SEEN_BEFORE : Acceptance.SEQUENCE_REUSED;
            }
        }
    }

    /** Hands over the device's frames in the order in which they were committed. */
    public void replay(DeviceKey device, Consumer<AcceptedFrame> to) {
        readers.ask(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT sequence, crc, received_us, bytes"
                    + " FROM frames WHERE tenant = ? AND device_id = ? ORDER BY ordinal")) {
                select.setString(1, device.tenant());
                select.setString(2, device.deviceText());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        to.accept(new AcceptedFrame(
                                device, row.getLong(1), row.getInt(2), row.getLong(3), row.getBytes(4)));
                    }
                }
            }
            return true;
        });
    }

    /** How many frames of all devices are kept. */
    public long count() {
        return readers.ask(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM frames");
                    ResultSet row = select.executeQuery()) {
                return row.getLong(1);
            }
        });
    }
}
