package io.neuralfocus.store.intake;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Uuids;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which items a device has brought before: the table {@code event_ids}. */
final class EventIds {

    /** Rows are inserted so many at a time: a server is asked seldom, and few statements are prepared. */
    private static final int[] STEPS = {64, 8, 1};

    private EventIds() {}

    /** Remembers the items of a batch that are new, under its ordinal, and tells each one's fate. */
    static List<Acceptance> remember(Link link, Whose whose, List<OfferedItem> items, long ordinal)
            throws SQLException {
        Set<UUID> fresh = new HashSet<>(items.size() * 2);
        int from = 0;
        for (int step : STEPS) {
            for (; items.size() - from >= step; from += step) {
                insert(link, whose, items.subList(from, from + step), ordinal, fresh);
            }
        }
        Acceptance[] fates = new Acceptance[items.size()];
        Arrays.setAll(fates, i -> fresh.remove(items.get(i).eventId()) ? Acceptance.TAKEN : Acceptance.CONFLICT);
        for (int i = 0; i < fates.length; i++) {
            if (fates[i] == Acceptance.CONFLICT && isKnown(link, whose, items.get(i))) {
                fates[i] = Acceptance.DUPLICATE;
            }
        }
        return List.of(fates);
    }

    private static void insert(Link link, Whose whose, List<OfferedItem> items, long ordinal, Set<UUID> fresh)
            throws SQLException {
        PreparedStatement insert = link.prepared("INSERT INTO event_ids"
                + " (tenant_id, user_id, device_id, event_id, digest, ordinal) VALUES (?, ?, ?, ?, ?, ?)"
                + ", (?, ?, ?, ?, ?, ?)".repeat(items.size() - 1)
                + " ON CONFLICT (device_id, event_id) DO NOTHING RETURNING event_id");
        int next = 1;
        for (OfferedItem item : items) {
            next = whose.bind(insert, next);
            insert.setBytes(next++, Uuids.bytes(item.eventId()));
            insert.setLong(next++, item.digest());
            insert.setLong(next++, ordinal);
        }
        try (ResultSet row = insert.executeQuery()) {
            while (row.next()) {
                fresh.add(Uuids.of(row.getBytes(1)));
            }
        }
    }

    private static boolean isKnown(Link link, Whose whose, OfferedItem item) throws SQLException {
        PreparedStatement select =
                link.prepared("SELECT digest FROM event_ids WHERE device_id = ? AND event_id = ? AND tenant_id = ?");
        select.setLong(1, whose.device());
        select.setBytes(2, Uuids.bytes(item.eventId()));
        select.setLong(3, whose.tenant());
        try (ResultSet row = select.executeQuery()) {
            return row.next() && row.getLong(1) == item.digest();
        }
    }
}
