package io.neuralfocus.store.intake;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The accepted frames of all devices, in commit order: the table {@code inputs}. */
public final class FrameLog {

    /** So many frames are held at once in a replay: a few megabytes at the most. */
    private static final int PAGE = 16;

    private final Writer writer;
    private final Readers readers;

    public FrameLog(Writer writer, Readers readers) {
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
        Packing packed = Packing.of(frame.bytes());
        return writer.submit(link -> {
            Whose whose = Devices.enter(link, frame.device(), frame.receivedUs());
            OptionalLong ordinal = insert(link, whose, frame, packed);
            return ordinal.isPresent()
                    ? new Receipt(Acceptance.TAKEN, ordinal.getAsLong())
                    : new Receipt(seen(link, whose, frame), 0);
        });
    }

    private static OptionalLong insert(Link link, Whose whose, AcceptedFrame frame, Packing packed)
            throws SQLException {
        PreparedStatement insert = link.prepared("INSERT INTO inputs"
                + " (tenant_id, user_id, device_id, kind, sequence, crc, received_us, packing, payload)"
                + " VALUES (?, ?, ?, 'FRAME', ?, ?, ?, ?, ?)"
                + " ON CONFLICT (device_id, sequence) DO NOTHING RETURNING ordinal");
        int next = whose.bind(insert, 1);
        insert.setLong(next++, frame.sequence());
        insert.setInt(next++, frame.crc());
        insert.setLong(next++, frame.receivedUs());
        insert.setInt(next++, packed.packing());
        insert.setBytes(next, packed.bytes());
        try (ResultSet row = insert.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    private static Acceptance seen(Link link, Whose whose, AcceptedFrame frame) throws SQLException {
        PreparedStatement select =
                link.prepared("SELECT crc FROM inputs WHERE device_id = ? AND sequence = ? AND tenant_id = ?");
        select.setLong(1, whose.device());
        select.setLong(2, frame.sequence());
        select.setLong(3, whose.tenant());
        try (ResultSet row = select.executeQuery()) {
            return row.next() && row.getInt(1) == frame.crc() ? Acceptance.SEEN_BEFORE : Acceptance.SEQUENCE_REUSED;
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
        return readers.ask(link -> page(link, device, ordinal));
    }

    private static List<KeptFrame> page(Link link, DeviceKey device, long after) throws SQLException {
        List<KeptFrame> page = new ArrayList<>();
        Optional<Whose> whose = Devices.find(link, device);
        if (whose.isEmpty()) {
            return page;
        }
        PreparedStatement select =
                link.prepared("SELECT ordinal, sequence, crc, received_us, packing, payload FROM inputs"
                        + " WHERE device_id = ? AND ordinal > ? AND tenant_id = ? AND payload IS NOT NULL"
                        + " ORDER BY ordinal LIMIT ?");
        select.setLong(1, whose.get().device());
        select.setLong(2, after);
        select.setLong(3, whose.get().tenant());
        select.setInt(4, PAGE);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                byte[] bytes = new Packing(row.getInt(5), row.getBytes(6)).content();
                page.add(new KeptFrame(
                        row.getLong(1),
                        new AcceptedFrame(device, row.getLong(2), row.getInt(3), row.getLong(4), bytes)));
            }
        }
        return page;
    }

    /** How many frames of all devices are kept. */
    public long count() {
        return readers.ask(link -> link.number("SELECT count(*) FROM inputs"));
    }
}
