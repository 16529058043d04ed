package io.neuralfocus.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The user's focus sessions, paired from what was told in order of arrival, each at its state of closed time. */
final class NaiveSessions {

    private static final long OPEN = Long.MAX_VALUE;
    private static final int GOING_ON_AT_MOST = 64;

    /** What was told of closed time counts from the first instant after it, though it began at its start. */
    private record Session(long startUs, long countsFromUs, long endUs) {

        boolean covers(long instantUs) {
            return countsFromUs <= instantUs && instantUs < endUs;
        }
    }

    private final List<Session> sessions = new ArrayList<>();

    void started(long us, long closedUs) {
        long from = Math.max(us, closedUs + 1);
        sessions.add(new Session(us, from, OPEN));
        List<Integer> goingOn = indices(session -> session.endUs() > from);
        if (goingOn.size() > GOING_ON_AT_MOST) {
            end(earliest(goingOn), from);
        }
    }

    /** An end is told of the latest started that had begun by then and goes on. */
    void ended(long us, long closedUs) {
        long from = Math.max(us, closedUs + 1);
        List<Integer> meant = indices(session -> session.startUs() <= us && session.covers(from));
        if (!meant.isEmpty()) {
            end(latest(meant), from);
        }
    }

    /** The start of the session current at an instant: {@code start <= t < end}, the latest start wins. */
    OptionalLong startOfCurrent(long instantUs) {
        List<Integer> current = indices(session -> session.covers(instantUs));
        return current.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(sessions.get(latest(current)).startUs());
    }

    private void end(int index, long us) {
        Session session = sessions.get(index);
        sessions.set(index, new Session(session.startUs(), session.countsFromUs(), us));
    }

    private List<Integer> indices(Predicate<Session> wanted) {
        return IntStream.range(0, sessions.size())
                .filter(i -> wanted.test(sessions.get(i)))
                .boxed()
                .toList();
    }

    private Comparator<Integer> byStart() {
        return Comparator.<Integer>comparingLong(i -> sessions.get(i).startUs())
                .thenComparing(Comparator.naturalOrder());
    }

    private int earliest(List<Integer> of) {
        return of.stream().min(byStart()).orElseThrow();
    }

    private int latest(List<Integer> of) {
        return of.stream().max(byStart()).orElseThrow();
    }
}
