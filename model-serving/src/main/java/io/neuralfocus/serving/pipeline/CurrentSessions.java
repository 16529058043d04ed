package io.neuralfocus.serving.pipeline;

import io.neuralfocus.serving.pipeline.Mark.SessionEnd;
import io.neuralfocus.serving.pipeline.Mark.SessionStart;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The user's focus sessions that an instant still to come may fall into, by their numbers. */
final class CurrentSessions {

    private static final long OPEN = Long.MAX_VALUE;
    private static final int MOST = 64;

    /** One of them: current at t if {@code startUs <= t < endUs}. */
    record Session(long number, long startUs, long endUs, boolean jail) {

        boolean isCurrent(long instantUs) {
            return startUs <= instantUs && instantUs < endUs;
        }
    }

    private final List<Session> sessions = new ArrayList<>(0);

    /** False, and nothing changes, if it is going on already. */
    boolean started(SessionStart start) {
        if (isOpen(start.number())) {
            return false;
        }
        sessions.add(new Session(start.number(), start.startUs(), OPEN, start.jail()));
        if (sessions.size() > MOST) {
            sessions.remove(0);
        }
        return true;
    }

    private boolean isOpen(long number) {
        return sessions.stream().anyMatch(one -> one.number == number && one.endUs == OPEN);
    }

    /** False, and nothing changes, if it is not going on. */
    boolean ended(SessionEnd end) {
        if (!isOpen(end.number())) {
            return false;
        }
        sessions.replaceAll(one -> one.number == end.number() && one.endUs == OPEN
                ? new Session(one.number, one.startUs, end.endUs(), one.jail)
                : one);
        return true;
    }

    /** The one current at an instant, the latest started of several; instants come in order. */
    Optional<Session> at(long instantUs) {
        sessions.removeIf(one -> one.endUs <= instantUs);
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (sessions.get(i).isCurrent(instantUs)) {
                return Optional.of(sessions.get(i));
            }
        }
        return Optional.empty();
    }

    /** The number of the one current at an instant in any order, as far back as instants of {@link #at} still may come. */
    OptionalLong around(long instantUs) {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (sessions.get(i).isCurrent(instantUs)) {
                return OptionalLong.of(sessions.get(i).number);
            }
        }
        return OptionalLong.empty();
    }

    void save(SnapshotWriter out) {
        out.writeLong(sessions.size());
        for (Session one : sessions) {
            out.writeLong(one.number);
            out.writeLong(one.startUs);
            out.writeLong(one.endUs);
            out.writeBoolean(one.jail);
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        for (int left = in.readCount(4); left > 0; left--) {
            sessions.add(new Session(in.readLong(), in.readLong(), in.readLong(), in.readBoolean()));
        }
    }
}
