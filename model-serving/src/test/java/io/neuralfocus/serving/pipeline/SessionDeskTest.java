package io.neuralfocus.serving.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.serving.pipeline.SessionDesk.Plan;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.session.FocusSession;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionDeskTest {

    private static final LogOfDevice ADA = new LogOfDevice(new UUID(1, 1));
    private static final DeviceKey BOB = DeviceKey.of(new PersonKey("local", "bob"), new UUID(2, 2).toString());
    private static final Plan TEN_MINUTES = new Plan("deep_work", false, OptionalLong.of(600));
    private static final Instant START = Instant.ofEpochSecond(LogOfDevice.START_US / LogOfDevice.SECOND_US);

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(START.minusSeconds(1));

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static FocusSession row(Store store, FocusSession session) {
        return store.sessions().find(session.person(), session.number()).orElseThrow();
    }

    private FocusSession begunAndWorked(Parts parts, SessionDesk desk) {
        FocusSession session = desk.start(ADA.key(), TEN_MINUTES).orElseThrow();
        for (int i = 0; i < 10; i++) {
            parts.lanes().commit(ADA.typing(i)).orElseThrow().join();
        }
        parts.lanes().settled().join();
        return session;
    }

    @Test
    void shouldEndASessionOfWhichARowIsDamagedAndThoseOfAllOthers() throws SQLException {
        try (Parts parts = new Parts(folder, now::get)) {
            Store store = parts.store();
            SessionDesk desk = new SessionDesk(store, parts.lanes(), now::get);
            FocusSession adas = begunAndWorked(parts, desk);
            FocusSession bobs = desk.start(BOB, TEN_MINUTES).orElseThrow();
            sql("UPDATE model_predictions SET features = x'0102' WHERE id = 3");
            now.set(START.plus(Duration.ofMinutes(11)));
            assertEquals(
                    OptionalLong.of(600),
                    desk.find(adas.person(), adas.number()).orElseThrow().durationSeconds());
            desk.tick();
            assertEquals(OptionalLong.of(600), row(store, adas).durationSeconds());
            assertTrue(Double.isNaN(
                    row(store, adas).ending().orElseThrow().totals().scoreAverage()));
            assertEquals(OptionalLong.of(600), row(store, bobs).durationSeconds());
            long inputs = store.inputs().count();
            desk.tick();
            assertEquals(inputs, store.inputs().count(), "what is over is told once");
            assertTrue(desk.start(ADA.key(), TEN_MINUTES).isPresent());
        }
    }

    @Test
    void shouldEndWhatIsDueBehindManyThatCannotEnd() throws SQLException {
        try (Parts parts = new Parts(folder, now::get)) {
            Store store = parts.store();
            SessionDesk desk = new SessionDesk(store, parts.lanes(), now::get);
            for (int i = 0; i < 200; i++) {
                DeviceKey device = DeviceKey.of(new PersonKey("local", "p" + i), new UUID(3, i).toString());
                assertTrue(desk.start(device, TEN_MINUTES).isPresent());
            }
            sql("CREATE TRIGGER stuck BEFORE UPDATE ON sessions WHEN old.id <= 200"
                    + " BEGIN SELECT RAISE(ABORT, 'it cannot end'); END");
            FocusSession bobs = desk.start(BOB, TEN_MINUTES).orElseThrow();
            now.set(START.plus(Duration.ofMinutes(11)));
            desk.tick();
            assertEquals(OptionalLong.of(600), row(store, bobs).durationSeconds());
        }
    }

    @Test
    void shouldShowADueSessionAsItEndsAndWriteNothingThereby() {
        try (Parts parts = new Parts(folder, now::get)) {
            Store store = parts.store();
            SessionDesk desk = new SessionDesk(store, parts.lanes(), now::get);
            FocusSession session = begunAndWorked(parts, desk);
            now.set(START.plus(Duration.ofMinutes(11)));
            long inputs = store.inputs().count();
            FocusSession found = desk.find(session.person(), session.number()).orElseThrow();
            List<FocusSession> listed = desk.before(session.person(), Cursor.NEWEST, 10);
            assertEquals(List.of(found), listed);
            assertEquals(inputs, store.inputs().count());
            assertTrue(row(store, session).endUs().isEmpty());
            desk.tick();
            assertEquals(row(store, session), found, "it is over as it was shown");
            assertTrue(found.ending().orElseThrow().completed());
        }
    }

    @Test
    void shouldFinishAnAbandonedSessionsEndAsItWasWishedFirst() throws SQLException {
        try (Parts parts = new Parts(folder, now::get)) {
            Store store = parts.store();
            SessionDesk desk = new SessionDesk(store, parts.lanes(), now::get);
            FocusSession session = begunAndWorked(parts, desk);
            sql("CREATE TRIGGER full_sessions BEFORE UPDATE ON sessions"
                    + " BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END");
            now.set(START.plus(Duration.ofMinutes(2)));
            assertThrows(RuntimeException.class, () -> desk.end(session.person(), session.number()));
            assertTrue(row(store, session).endUs().isEmpty());
            sql("DROP TRIGGER full_sessions");
            store.probe();
            FocusSession shown = desk.find(session.person(), session.number()).orElseThrow();
            now.set(START.plus(Duration.ofMinutes(11)));
            desk.tick();
            FocusSession ended = row(store, session);
            assertEquals("user_ended", ended.ending().orElseThrow().reason());
            assertFalse(ended.ending().orElseThrow().completed());
            assertEquals(OptionalLong.of(121), ended.durationSeconds());
            assertEquals(ended, shown, "it was shown as it has ended");
            assertEquals(List.of(), store.labels().after(session.person(), 0, 10), "nobody stayed to the end");
        }
    }
}
