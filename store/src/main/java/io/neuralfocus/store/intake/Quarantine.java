package io.neuralfocus.store.intake;

import io.neuralfocus.event.Sha256;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.Whose;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What can never be taken, with the reason: the table {@code quarantine}. It is acknowledged all the same, or a client
 * would send it for ever; the same thing sent again is kept once.
 */
public final class Quarantine {

    private final Writer writer;
    private final Readers readers;

    public Quarantine(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * One thing in quarantine.
     *
     * @param code the problem's stable name
     * @param content what was sent, as far as it may be kept
     */
    public record Held(String code, String reason, byte[] content) {}

    /** A thing in quarantine, its number, and when it came. */
    public record Entry(long number, long receivedUs, Held held) {}

    /** Holds things back; completes when that is durable. */
    public CompletableFuture<Integer> hold(DeviceKey device, long receivedUs, List<Held> things) {
        return writer.submit(link -> {
            Whose whose = Devices.enter(link, device, receivedUs);
            int fresh = 0;
            for (Held held : things) {
                fresh += insert(link, whose, receivedUs, held);
            }
            return fresh;
        });
    }

    static int insert(Link link, Whose whose, long receivedUs, Held held) throws SQLException {
        PreparedStatement insert = link.prepared("INSERT INTO quarantine"
                + " (tenant_id, user_id, device_id, received_us, code, reason, digest, payload)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (device_id, digest) DO NOTHING");
        int next = whose.bind(insert, 1);
        insert.setLong(next++, receivedUs);
        insert.setString(next++, held.code());
        insert.setString(next++, held.reason());
        insert.setLong(next++, digest(held));
        insert.setBytes(next, held.content());
        return insert.executeUpdate();
    }

    private static long digest(Held held) {
        MessageDigest sha = Sha256.begun();
        sha.update(held.code().getBytes(StandardCharsets.UTF_8));
        sha.update(held.reason().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(sha.digest(held.content())).getLong();
    }

    /** The device's things in quarantine behind a number (0: all), oldest first. */
    public List<Entry> after(DeviceKey device, long number, int limit) {
        return readers.ask(link -> {
            Optional<Whose> whose = Devices.find(link, device);
            return whose.isEmpty()
                    ? List.<Entry>of()
                    : link.handle()
                            .createQuery("SELECT id, received_us, code, reason, payload FROM quarantine"
                                    + " WHERE device_id = :device AND id > :number AND tenant_id = :tenant"
                                    + " ORDER BY id LIMIT :limit")
                            .bind("device", whose.get().device())
                            .bind("tenant", whose.get().tenant())
                            .bind("number", number)
                            .bind("limit", limit)
                            .map((row, context) -> new Entry(
                                    row.getLong("id"),
                                    row.getLong("received_us"),
                                    new Held(row.getString("code"), row.getString("reason"), row.getBytes("payload"))))
                            .list();
        });
    }
}
