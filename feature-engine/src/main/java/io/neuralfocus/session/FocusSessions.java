package io.neuralfocus.session;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's focus sessions as they were told, in event time. One is current at t if start <= t < end; of several the
 * latest started is.
 *
 * <p>Vectors in closed time may have been read already, or may be read later: so what is told of closed time counts from
 * the first instant after it, and no vector depends on when another was read. {@link #moveTo} forgets only what is over,
 * which nothing that is told later can reach.
 */
public final class FocusSessions {

    /** No session is current. */
    public static final long NONE = Long.MIN_VALUE;

    /** So many can be going on or still to begin: where one more begins, the earliest started of them is over. */
    static final int MOST = 64;

    private static final long OPEN = Long.MAX_VALUE;

    /** It counts at t if {@code fromUs <= t < endUs}; it began at its start, which may lie in time closed before. */
    private record Session(long startUs, long fromUs, long endUs) {

        boolean isCurrent(long nowUs) {
            return fromUs <= nowUs && nowUs < endUs;
        }

        Session endedAt(long us) {
            return new Session(startUs, fromUs, us);
        }
    }

    /** By their start; of equal starts the one told first comes first. */
    private final List<Session> sessions = new ArrayList<>(0);

    /** A session began, told when time was closed up to there; of those told it need not be the latest. */
    public void start(long startUs, long closedUs) {
        int at = sessions.size();
        while (at > 0 && sessions.get(at - 1).startUs > startUs) {
            at--;
        }
        long fromUs = Math.max(startUs, closedUs + 1);
        sessions.add(at, new Session(startUs, fromUs, OPEN));
        endEarliestOfTooMany(fromUs);
    }

    private void endEarliestOfTooMany(long fromUs) {
        int earliest = -1;
        int goingOn = 0;
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (sessions.get(i).endUs > fromUs) {
                earliest = i;
                goingOn++;
            }
        }
        if (goingOn > MOST) {
            sessions.set(earliest, sessions.get(earliest).endedAt(fromUs));
        }
    }

    /** Of the sessions begun by then that are not over, the latest started ends; without one nothing happens. */
    public void end(long endUs, long closedUs) {
        long fromUs = Math.max(endUs, closedUs + 1);
        for (int i = sessions.size() - 1; i >= 0; i--) {
            Session session = sessions.get(i);
            if (session.startUs <= endUs && session.isCurrent(fromUs)) {
                sessions.set(i, session.endedAt(fromUs));
                return;
            }
        }
    }

    /** Forgets sessions that were over by now, where time is closed: nothing that is told later can be of them. */
    public void moveTo(long nowUs) {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (sessions.get(i).endUs <= nowUs) {
                sessions.remove(i);
            }
        }
    }

    /** When the session that is current now began, or {@link #NONE}. */
    public long currentSinceUs(long nowUs) {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (sessions.get(i).isCurrent(nowUs)) {
                return sessions.get(i).startUs;
            }
        }
        return NONE;
    }

    public void save(SnapshotWriter out) {
        out.writeLong(sessions.size());
        for (Session session : sessions) {
            out.writeLong(session.startUs);
            out.writeLong(session.fromUs);
            out.writeLong(session.endUs);
        }
    }

    public void load(SnapshotReader in) throws SnapshotRefusedException {
        for (int left = in.readCount(3); left > 0; left--) {
            Session session = new Session(in.readLong(), in.readLong(), in.readLong());
            if (!sessions.isEmpty() && session.startUs < sessions.get(sessions.size() - 1).startUs) {
                throw new SnapshotRefusedException("its focus sessions do not stand in order");
            }
            sessions.add(session);
        }
    }
}
