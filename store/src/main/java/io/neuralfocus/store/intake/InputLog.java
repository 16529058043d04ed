package io.neuralfocus.store.intake;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.intake.Kept.Damaged;
import io.neuralfocus.store.intake.Kept.KeptBatch;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.intake.Kept.KeptMark;
import io.neuralfocus.store.intake.Quarantine.Held;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The accepted frames and batches of all devices, in commit order: the table {@code inputs}. */
public final class InputLog {

    /** So many are held at once in a replay: a few megabytes at the most. */
    private static final int PAGE = 16;

    private final Writer writer;
    private final Readers readers;

    public InputLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** What became of an offered frame, and its place in the commit order; 0 if it has none. */
    public record Receipt(Acceptance acceptance, long ordinal) {}

    /** What became of each item of a batch, and the batch's place in the commit order; 0 if nothing in it was taken. */
    public record BatchReceipt(List<Acceptance> items, long ordinal) {

        public BatchReceipt {
            items = List.copyOf(items);
        }
    }

    /**
     * Keeps a frame unless its number was taken before; completes when that is durable. What is offered is committed in the
     * order in which it is offered.
     */
    public CompletableFuture<Receipt> append(AcceptedFrame frame) {
        Packing packed = Packing.of(frame.bytes());
        return writer.submit(link -> {
            Devices.Known known = Devices.enterKnown(link, frame.device(), frame.receivedUs());
            OptionalLong ordinal = insert(link, known.whose(), frame, packed);
            if (ordinal.isEmpty()) {
                return new Receipt(repeated(link, known.whose(), frame), 0);
            }
            Devices.tellOffset(link, known, frame.utcOffsetSeconds());
            Devices.tellDoor(link, known, Devices.Door.FRAMES);
            return new Receipt(Acceptance.TAKEN, ordinal.getAsLong());
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

    private static Acceptance repeated(Link link, Whose whose, AcceptedFrame frame) throws SQLException {
        PreparedStatement select =
                link.prepared("SELECT crc FROM inputs WHERE device_id = ? AND sequence = ? AND tenant_id = ?");
        select.setLong(1, whose.device());
        select.setLong(2, frame.sequence());
        select.setLong(3, whose.tenant());
        try (ResultSet row = select.executeQuery()) {
            if (row.next() && row.getInt(1) == frame.crc()) {
                return Acceptance.DUPLICATE;
            }
        }
        // Noted without its bytes: they hold the rhythm of keys, and its sender knows that it was refused.
        String reason = "frame " + Long.toUnsignedString(frame.sequence()) + " was taken before with other content";
        Quarantine.insert(link, whose, frame.receivedUs(), new Held("sequence_reused", reason, new byte[0]));
        return Acceptance.CONFLICT;
    }

    /** Keeps those items of a batch that are new; completes when that is durable. Order as with frames. */
    public CompletableFuture<BatchReceipt> append(OfferedBatch batch) {
        Packing packed = Packing.of(BatchPayload.of(batch.items()));
        return writer.submit(link -> {
            Devices.Known known = Devices.enterKnown(link, batch.device(), batch.receivedUs());
            Whose whose = known.whose();
            long ordinal = insert(link, whose, batch, packed);
            List<Acceptance> fates = EventIds.remember(link, whose, batch.items(), ordinal);
            BitSet taken = new BitSet();
            for (int i = 0; i < fates.size(); i++) {
                switch (fates.get(i)) {
                    case TAKEN -> taken.set(i);
                    case DUPLICATE -> {}
                    case CONFLICT ->
                        Quarantine.insert(
                                link,
                                whose,
                                batch.receivedUs(),
                                reused(batch.items().get(i)));
                }
            }
            keepTaken(link, whose, ordinal, taken, fates.size());
            if (!taken.isEmpty()) {
                Devices.tellDoor(link, known, Devices.Door.BATCHES);
            }
            return new BatchReceipt(fates, taken.isEmpty() ? 0 : ordinal);
        });
    }

    private static long insert(Link link, Whose whose, OfferedBatch batch, Packing packed) throws SQLException {
        PreparedStatement insert = link.prepared("INSERT INTO inputs"
                + " (tenant_id, user_id, device_id, kind, crc, received_us, packing, payload, sequence_start,"
                + " client_version) VALUES (?, ?, ?, 'BATCH', 0, ?, ?, ?, ?, ?) RETURNING ordinal");
        int next = whose.bind(insert, 1);
        insert.setLong(next++, batch.receivedUs());
        insert.setInt(next++, packed.packing());
        insert.setBytes(next++, packed.bytes());
        if (batch.sequenceStart().isPresent()) {
            insert.setLong(next++, batch.sequenceStart().getAsLong());
        } else {
            insert.setNull(next++, Types.BIGINT);
        }
        insert.setString(next, batch.clientVersion().isEmpty() ? null : batch.clientVersion());
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Held reused(OfferedItem item) {
        return new Held(
                "id_reused", "event " + item.eventId() + " was taken before with other content", item.content());
    }

    /** The row was written before it was known which of its items are new; mostly all are. */
    private static void keepTaken(Link link, Whose whose, long ordinal, BitSet taken, int offered) throws SQLException {
        if (taken.isEmpty()) {
            PreparedStatement delete = link.prepared("DELETE FROM inputs WHERE ordinal = ? AND tenant_id = ?");
            delete.setLong(1, ordinal);
            delete.setLong(2, whose.tenant());
            delete.executeUpdate();
        } else if (taken.cardinality() < offered) {
            PreparedStatement update = link.prepared("UPDATE inputs SET taken = ? WHERE ordinal = ? AND tenant_id = ?");
            update.setBytes(1, taken.toByteArray());
            update.setLong(2, ordinal);
            update.setLong(3, whose.tenant());
            update.executeUpdate();
        }
    }

    /** Keeps a mark of the lane among its frames and batches; completes with its place when that is durable. */
    public CompletableFuture<Long> append(DeviceKey device, long receivedUs, byte[] mark) {
        return writer.submit(link -> {
            Whose whose = Devices.enter(link, device, receivedUs);
            PreparedStatement insert = link.prepared("INSERT INTO inputs"
                    + " (tenant_id, user_id, device_id, kind, crc, received_us, packing, payload)"
                    + " VALUES (?, ?, ?, 'MARK', 0, ?, ?, ?) RETURNING ordinal");
            int next = whose.bind(insert, 1);
            insert.setLong(next++, receivedUs);
            insert.setInt(next++, Packing.PLAIN);
            insert.setBytes(next, mark);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Hands over what the device brought behind an ordinal (0: all that is still kept) in commit order. */
    public void replay(DeviceKey device, long ordinal, Consumer<Kept> to) {
        // Who takes it may ask the store in turn. Were a link held meanwhile, as many replays as there are links would
        // wait for each other for ever.
        List<Kept> page = after(device, ordinal);
        page.forEach(to);
        while (page.size() == PAGE) {
            page = after(device, page.get(PAGE - 1).ordinal());
            page.forEach(to);
        }
    }

    /** The next few inputs of the device behind an ordinal (0: of all that is still kept), in commit order. */
    public List<Kept> after(DeviceKey device, long ordinal) {
        return readers.ask(link -> page(link, device, ordinal));
    }

    static List<Kept> page(Link link, DeviceKey device, long after) throws SQLException {
        List<Kept> page = new ArrayList<>();
        Optional<Whose> whose = Devices.find(link, device);
        if (whose.isEmpty()) {
            return page;
        }
        PreparedStatement select =
                link.prepared("SELECT ordinal, kind, received_us, packing, payload, sequence, crc, taken"
                        + " FROM inputs WHERE device_id = ? AND ordinal > ? AND tenant_id = ? AND payload IS NOT NULL"
                        + " ORDER BY ordinal LIMIT ?");
        select.setLong(1, whose.get().device());
        select.setLong(2, after);
        select.setLong(3, whose.get().tenant());
        select.setInt(4, PAGE);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                page.add(kept(device, row));
            }
        }
        return page;
    }

    private static Kept kept(DeviceKey device, ResultSet row) throws SQLException {
        long ordinal = row.getLong(1);
        long receivedUs = row.getLong(3);
        try {
            return kept(device, ordinal, receivedUs, row);
        } catch (StoreException damaged) {
            String why = "row " + ordinal + " of inputs: " + damaged.getMessage();
            return new Damaged(ordinal, device, receivedUs, why);
        }
    }

    private static Kept kept(DeviceKey device, long ordinal, long receivedUs, ResultSet row) throws SQLException {
        String kind = row.getString(2);
        byte[] payload = new Packing(row.getInt(4), row.getBytes(5)).content();
        return switch (kind) {
            case "FRAME" ->
                new KeptFrame(ordinal, new AcceptedFrame(device, row.getLong(6), row.getInt(7), receivedUs, payload));
            case "BATCH" -> new KeptBatch(ordinal, device, receivedUs, BatchPayload.taken(payload, row.getBytes(8)));
            case "MARK" -> new KeptMark(ordinal, device, receivedUs, payload);
            default -> throw new StoreException("a row of the store is damaged: it is a " + kind + ".");
        };
    }

    /** How many frames and batches of all devices are remembered. */
    public long count() {
        return readers.ask(link -> link.number("SELECT count(*) FROM inputs"));
    }
}
