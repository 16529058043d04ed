package io.neuralfocus.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.snapshot.SnapshotWriter;
import org.junit.jupiter.api.Test;

class FocusSessionsTest {

    private static final long NOTHING_CLOSED = -1;

    private final FocusSessions sessions = new FocusSessions();

    @Test
    void shouldStaySmallThoughTheEndOfTheFirstIsNeverTold() {
        sessions.start(0, NOTHING_CLOSED);
        for (int i = 1; i <= 10_000; i++) {
            sessions.moveTo(100L * i);
            sessions.start(100L * i + 1, 100L * i);
            sessions.end(100L * i + 50, 100L * i);
        }
        assertTrue(snapshotBytes() < 100, "a snapshot of a hundred bytes and more");
    }

    @Test
    void shouldStaySmallThoughNoEndIsEverTold() {
        for (int i = 1; i <= 10_000; i++) {
            sessions.moveTo(100L * i);
            sessions.start(100L * i + 1, 100L * i);
        }
        assertTrue(snapshotBytes() < 2_000, "a snapshot of two thousand bytes and more");
    }

    private int snapshotBytes() {
        SnapshotWriter out = new SnapshotWriter(1);
        sessions.save(out);
        return out.finish().length;
    }

    @Test
    void shouldEndTheEarliestStartedOfMoreThanCanGoOn() {
        for (int i = 0; i <= FocusSessions.MOST; i++) {
            sessions.start(i, NOTHING_CLOSED);
        }
        for (int i = FocusSessions.MOST; i > 0; i--) {
            assertEquals(i, sessions.currentSinceUs(1_000));
            sessions.end(1_000, NOTHING_CLOSED);
        }
        assertEquals(FocusSessions.NONE, sessions.currentSinceUs(1_000));
    }

    /** It is over where the one too many begins; in closed time, which may not have been read yet, it was current. */
    @Test
    void shouldLeaveClosedTimeAsItWasThoughMoreBeginThanCanGoOn() {
        sessions.start(5, NOTHING_CLOSED);
        for (int i = 0; i < FocusSessions.MOST; i++) {
            sessions.start(1_000 + i, 100);
        }
        long tooMany = 1_000 + FocusSessions.MOST - 1;
        assertEquals(5, sessions.currentSinceUs(100));
        assertEquals(5, sessions.currentSinceUs(999));
        assertEquals(1_000, sessions.currentSinceUs(1_000));
        for (int i = 1; i < FocusSessions.MOST; i++) {
            sessions.end(tooMany, 100);
        }
        assertEquals(1_000, sessions.currentSinceUs(tooMany));
    }

    @Test
    void shouldEndTheEarliestOfTooManyAlikeHoweverFarTimeIsClosed() {
        FocusSessions later = new FocusSessions();
        for (int i = 0; i <= FocusSessions.MOST; i++) {
            sessions.start(100 + i, NOTHING_CLOSED);
            later.start(100 + i, 99 + i);
        }
        for (int i = FocusSessions.MOST; i >= 0; i--) {
            for (long us = 90; us < 200; us++) {
                assertEquals(sessions.currentSinceUs(us), later.currentSinceUs(us));
            }
            sessions.end(180, NOTHING_CLOSED);
            later.end(180, 170);
        }
    }

    @Test
    void shouldLetWhatIsToldOfClosedTimeCountFromTheFirstInstantAfterIt() {
        sessions.start(10, 50);
        assertEquals(FocusSessions.NONE, sessions.currentSinceUs(50));
        assertEquals(10, sessions.currentSinceUs(51));
        sessions.end(40, 70);
        assertEquals(10, sessions.currentSinceUs(70));
        assertEquals(FocusSessions.NONE, sessions.currentSinceUs(71));
    }

    @Test
    void shouldNotEndASessionThatBeganLater() {
        sessions.start(10, NOTHING_CLOSED);
        sessions.end(20, NOTHING_CLOSED);
        sessions.start(25, NOTHING_CLOSED);
        sessions.end(20, 30);
        assertEquals(25, sessions.currentSinceUs(40), "an end that is told again is not meant for the next session");
    }
}
