package io.neuralfocus.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The accepted frames of all devices, in commit order: the table {@code frames}. */
public final class FrameLog {

    /** So many frames are held at once in a replay: a few megabytes at the most. */
    private static final int PAGE = 16;

    private final Writer writer;
    private final Readers readers;

    FrameLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** What became of an offered frame, and its place in the commit order; 0 if it has none. */
    public record Receipt(Acceptance acceptance, long ordinal) {}

    /** A kept frame and its place in the commit order. */
    public record KeptFrame(long ordinal, AcceptedFrame frame) {}

    /**
     * Keeps a frame unless its number was taken before; completes when that is durable. Frames are committed in the order
     * in which they are offered.
     */
    public CompletableFuture<Receipt> append(AcceptedFrame frame) {
        return writer.submit(connection -> {
            OptionalLong ordinal = insert(connection, frame);
            return ordinal.isPresent()
                    ? new Receipt(Acceptance.TAKEN, ordinal.getAsLong())
                    : new Receipt(seen(connection, frame), 0);
        });
    }

    private static OptionalLong insert(Connection connection, AcceptedFrame frame) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO frames"
                + " (tenant, user_id, device_id, sequence, crc, received_us, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (tenant, device_id, sequence) DO NOTHING RETURNING ordinal")) {
            insert.setString(1, frame.device().tenant());
            insert.setString(2, frame.device().user());
            insert.setString(3, frame.device().deviceText());
            insert.setLong(4, frame.sequence());
            insert.setInt(5, frame.crc());
            insert.setLong(6, frame.receivedUs());
            insert.setBytes(7, frame.bytes());
            try (ResultSet row = insert.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
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

    /** Hands over the device's frames behind an ordinal (0: all) in the order in which they were committed. */
    public void replay(DeviceKey device, long ordinal, Consumer<KeptFrame> to) {
        // Who takes a frame may ask the store in turn. Were a connection held meanwhile, as many replays as there are
        // connections would wait for each other for ever.
        List<KeptFrame> page = after(device, ordinal);
        page.forEach(to);
        while (page.size() == PAGE) {
            page = after(device, page.get(PAGE - 1).ordinal());
            page.forEach(to);
        }
    }

    private List<KeptFrame> after(DeviceKey device, long ordinal) {
        return readers.ask(connection -> page(connection, device, ordinal));
    }

    private static List<KeptFrame> page(Connection connection, DeviceKey device, long after) throws SQLException {
        List<KeptFrame> page = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT ordinal, sequence, crc, received_us,"
                + " bytes FROM frames WHERE tenant = ? AND device_id = ? AND ordinal > ? ORDER BY ordinal LIMIT ?")) {
            select.setString(1, device.tenant());
            select.setString(2, device.deviceText());
            select.setLong(3, after);
            select.setInt(4, PAGE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    AcceptedFrame frame =
                            new AcceptedFrame(device, row.getLong(2), row.getInt(3), row.getLong(4), row.getBytes(5));
                    page.add(new KeptFrame(row.getLong(1), frame));
                }
            }
        }
        return page;
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
