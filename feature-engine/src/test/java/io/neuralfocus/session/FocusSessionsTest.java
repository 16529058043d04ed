package io.neuralfocus.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.snapshot.SnapshotWriter;
import org.junit.jupiter.api.Test;

class FocusSessionsTest {

    private final FocusSessions sessions = new FocusSessions();

    @Test
    void shouldStaySmallThoughTheEndOfTheFirstIsNeverTold() {
        sessions.start(0);
        for (int i = 1; i <= 10_000; i++) {
            sessions.moveTo(100L * i);
            sessions.start(100L * i);
            sessions.end(100L * i + 50);
        }
        SnapshotWriter out = new SnapshotWriter(1);
        sessions.save(out);
        assertTrue(out.finish().length < 1_000, "a snapshot of a thousand bytes and more");
    }

    @Test
    void shouldForgetTheEarliestStartedOfMoreThanItRemembers() {
        for (int i = 0; i <= FocusSessions.MOST; i++) {
            sessions.start(i);
        }
        for (int i = FocusSessions.MOST; i > 0; i--) {
            assertEquals(i, sessions.currentSinceUs(1_000));
            sessions.end(1_000);
        }
        assertEquals(FocusSessions.NONE, sessions.currentSinceUs(1_000));
    }

    @Test
    void shouldGiveATardyEndToTheSessionOfItsInstant() {
        sessions.start(0);
        sessions.start(10);
        sessions.end(20);
        sessions.moveTo(30);
        sessions.end(15);
        assertEquals(0, sessions.currentSinceUs(30), "the one that goes on was not meant");
    }
}
