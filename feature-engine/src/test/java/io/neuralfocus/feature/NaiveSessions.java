package io.neuralfocus.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The user's focus sessions as (start, end), paired from what was told in order of arrival. */
final class NaiveSessions {

    private static final long OPEN = Long.MAX_VALUE;

    private record Session(long startUs, long endUs) {}

    private final List<Session> sessions = new ArrayList<>();

    void started(long us) {
        sessions.add(new Session(us, OPEN));
    }

    /** An end is told of the session that is current then. */
    void ended(long us) {
        int current = current(us);
        if (current >= 0) {
            sessions.set(current, new Session(sessions.get(current).startUs(), us));
        }
    }

    /** The start of the session current at an instant: {@code start <= t < end}, the latest start wins. */
    OptionalLong startOfCurrent(long instantUs) {
        int current = current(instantUs);
        return current < 0
                ? OptionalLong.empty()
                : OptionalLong.of(sessions.get(current).startUs());
    }

    private int current(long instantUs) {
        int current = -1;
        for (int i = 0; i < sessions.size(); i++) {
            Session session = sessions.get(i);
            boolean covers = session.startUs() <= instantUs && instantUs < session.endUs();
            if (covers
                    && (current < 0
                            || session.startUs() >= sessions.get(current).startUs())) {
                current = i;
            }
        }
        return current;
    }
}
