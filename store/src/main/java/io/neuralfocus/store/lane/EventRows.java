package io.neuralfocus.store.lane;

import io.neuralfocus.event.EventType;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.Devices;
import io.neuralfocus.store.people.Whose;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Window, idle, lock and usage events: the table {@code events}. Never a keystroke, never a move of the mouse. */
public final class EventRows {

    private final Writer writer;
    private final Readers readers;

    public EventRows(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** Keeps events, each place of an input once; completes with how many were new when they are durable. */
    public CompletableFuture<Integer> append(DeviceKey device, List<StoredEvent> events) {
        for (StoredEvent event : events) {
            if (!keeps(event.type())) {
                throw new IllegalArgumentException(event.type() + " is not kept as a row of its own.");
            }
        }
        return writer.submit(link -> {
            Whose whose = Devices.enter(
                    link, device, events.isEmpty() ? 0 : events.get(0).timeUs());
            int stored = 0;
            for (StoredEvent event : events) {
                stored += insert(link, whose, event);
            }
            return stored;
        });
    }

    /** Whether events of this type are kept: the rhythm of somebody's hands is for no table. */
    public static boolean keeps(EventType type) {
        return switch (type) {
            case KEY_PRESS, KEY_RELEASE, MOUSE_MOVE, MOUSE_CLICK, MOUSE_WHEEL -> false;
            case WINDOW_FOCUS_CHANGE,
                    WINDOW_TITLE_CHANGE,
                    WINDOW_MINIMIZE,
                    WINDOW_MAXIMIZE,
                    IDLE_START,
                    IDLE_END,
                    SCREEN_LOCK,
                    SCREEN_UNLOCK -> true;
        };
    }

    private static int insert(Link link, Whose whose, StoredEvent event) throws SQLException {
        PreparedStatement insert = link.prepared(
                "INSERT INTO events (tenant_id, user_id, device_id, ordinal, position,"
                        + " time, event_type, app_name, window_title, duration_us, late,"
                        + " session_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (device_id, ordinal, position) DO NOTHING");
        int next = whose.bind(insert, 1);
        insert.setLong(next++, event.ordinal());
        insert.setInt(next++, event.position());
        insert.setLong(next++, event.timeUs());
        insert.setString(next++, event.type().name());
        insert.setString(next++, event.app());
        insert.setString(next++, event.title().orElse(null));
        insert.setLong(next++, event.durationUs());
        insert.setBoolean(next++, event.late());
        if (event.session().isPresent()) {
            insert.setLong(next, event.session().getAsLong());
        } else {
            insert.setNull(next, Types.BIGINT);
        }
        return insert.executeUpdate();
    }

    /**
     * The device's events of [from, to), by time and at the same time in the order of their commit.
     *
     * @param behind the last event of the page before, if there was one: the page begins after it
     */
    public List<StoredEvent> between(
            DeviceKey device, long fromUs, long toUs, Optional<StoredEvent> behind, int limit) {
        return readers.ask(link -> {
            Optional<Whose> whose = Devices.find(link, device);
            List<StoredEvent> found = new ArrayList<>();
            if (whose.isEmpty()) {
                return found;
            }
            PreparedStatement select = link.prepared("SELECT ordinal, position, time, event_type, app_name,"
                    + " window_title, duration_us, late, session_id FROM events WHERE device_id = ? AND time >= ? AND time < ?"
                    + " AND (time, ordinal, position) > (?, ?, ?) AND tenant_id = ?"
                    + " ORDER BY time, ordinal, position LIMIT ?");
            select.setLong(1, whose.get().device());
            select.setLong(2, fromUs);
            select.setLong(3, toUs);
            select.setLong(4, behind.map(StoredEvent::timeUs).orElse(Long.MIN_VALUE));
            select.setLong(5, behind.map(StoredEvent::ordinal).orElse(Long.MIN_VALUE));
            select.setInt(6, behind.map(StoredEvent::position).orElse(Integer.MIN_VALUE));
            select.setLong(7, whose.get().tenant());
            select.setInt(8, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(event(row));
                }
            }
            return found;
        });
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getInt(2),
                row.getLong(3),
                EventType.valueOf(row.getString(4)),
                row.getString(5),
                Optional.ofNullable(row.getString(6)),
                row.getLong(7),
                row.getBoolean(8),
                Rows.number(row, "session_id"));
    }
}
