package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.AppName;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import io.neuralfocus.store.prediction.ObservedOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The predictions of the grid whose horizon is still open, and what came within it: was there a counted switch in
 * (t, t + 30 s]?
 *
 * <p>It needs no second definition of a switch: {@code context_switches_30s} one horizon later counts exactly those, as
 * {@code idle_time_30s} tells the time away. One thing is not known there yet: silence that began within the horizon is
 * recognized only 300 s after the last sign of life. So an outcome waits for the next sign after its horizon, which is
 * seldom more than seconds away, or for the silence.
 */
final class OpenHorizons {

    /** How far a prediction looks ahead; those that look elsewhere are not observed. */
    static final long HORIZON_US = 30_000_000;

    /** Silence is known after 300 s, so no more than these can wait. */
    private static final int MOST = 128;

    private enum State {
        RUNNING,
        CENSORED,
        STAYED,
        SWITCHED
    }

    private record Open(long instantUs, State state) {}

    /** What came after the prediction of an instant. */
    record Closed(long instantUs, ObservedOutcome outcome) {}

    /**
     * The device at an instant of its grid.
     *
     * @param awayLately whether it was away at any time in the 30 seconds up to the instant
     * @param switches the counted ones of these 30 seconds
     * @param heardUs up to when it has given a sign of life
     */
    record Seen(long instantUs, boolean away, boolean awayLately, boolean switches, long heardUs) {}

    private final List<Open> open = new ArrayList<>(0);

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** A prediction was answered at an instant of the grid; instants come in order. */
    void opened(long instantUs) {
        open.add(new Open(instantUs, State.RUNNING));
    }

    /** An intervention was shown at this instant: whose horizon it falls into is not observed any more. */
    void shown(long atUs) {
        open.replaceAll(one -> one.instantUs <= atUs && atUs < one.instantUs + HORIZON_US
                ? new Open(one.instantUs, State.CENSORED)
                : one);
    }

    /** What is over at this instant of the grid. */
    List<Closed> at(Seen seen) {
        if (open.isEmpty() || open.get(0).instantUs + HORIZON_US > seen.instantUs) {
            return List.of();
        }
        List<Closed> closed = new ArrayList<>();
        open.replaceAll(one -> looked(one, seen));
        for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
            Open one = each.next();
            long endUs = one.instantUs + HORIZON_US;
            boolean over =
                    endUs <= seen.instantUs && (one.state == State.CENSORED || seen.heardUs >= endUs || seen.away);
            if (over) {
                boolean silent = seen.heardUs < endUs;
                closed.add(new Closed(one.instantUs, silent ? ObservedOutcome.CENSORED : outcome(one.state)));
                each.remove();
            }
        }
        return closed;
    }

    private static Open looked(Open one, Seen seen) {
        long endUs = one.instantUs + HORIZON_US;
        if (one.state != State.RUNNING || seen.instantUs < endUs) {
            return one;
        }
        // Behind its end nobody can tell any more.
        boolean unknown = seen.instantUs > endUs || seen.away || seen.awayLately;
        State state = unknown ? State.CENSORED : seen.switches ? State.SWITCHED : State.STAYED;
        return new Open(one.instantUs, state);
    }

    private static ObservedOutcome outcome(State state) {
        return switch (state) {
            case SWITCHED -> ObservedOutcome.SWITCHED;
            case STAYED -> ObservedOutcome.STAYED;
            case RUNNING, CENSORED -> ObservedOutcome.CENSORED;
        };
    }

    void save(SnapshotWriter out) {
        out.writeLong(open.size());
        for (Open one : open) {
            out.writeLong(one.instantUs);
            out.writeName(AppName.of(one.state.name()));
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        int count = in.readCount(2);
        if (count > MOST) {
            throw new SnapshotRefusedException(count + " predictions wait in it for their outcome");
        }
        for (int i = 0; i < count; i++) {
            long instantUs = in.readLong();
            String name = in.readName().toString();
            State state = Arrays.stream(State.values())
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new SnapshotRefusedException("a prediction waits in it for nothing known"));
            open.add(new Open(instantUs, state));
        }
    }
}
