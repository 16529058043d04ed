package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.prediction.Evidence;
import java.util.Optional;

/**
 * How much of one device happened within a session, as the vectors tell that count over 30 seconds. The session is laid out
 * with windows that do not overlap, each the one that reaches farthest without leaving anything out; only where one reaches
 * back behind the session or into the one before is it counted in proportion. So what is told is exact to the few seconds
 * between the session's borders and the grid.
 *
 * <p>While somebody is away nothing is predicted: a gap between windows is time away.
 */
final class Coverage {

    private static final long WINDOW_US = 30_000_000;

    /** What is on its way longer than this is not on its way: who tells nothing for so long at either end was away. */
    private static final long PATIENCE_US = 120_000_000;

    private record Window(long endUs, Evidence evidence) {}

    private long coveredUs;
    private boolean begun;
    private Optional<Window> farthest = Optional.empty();

    private double keystrokes;
    private double mouseMoves;
    private double switches;
    private double awayUs;
    private double presentUs;

    Coverage(long startUs) {
        this.coveredUs = startUs;
    }

    /** The vector of the next instant of the grid at which somebody was there. */
    void add(long instantUs, Evidence evidence) {
        long fromUs = instantUs - WINDOW_US;
        if (fromUs > coveredUs) {
            lay();
            if (fromUs > coveredUs) {
                away(fromUs, begun);
                coveredUs = fromUs;
            }
        }
        farthest = Optional.of(new Window(instantUs, evidence));
    }

    private void lay() {
        farthest.ifPresent(window -> {
            double part = (window.endUs - coveredUs) / (double) WINDOW_US;
            double idleUs = part * LaneVectors.idleSeconds(window.evidence.vector()) * 1e6;
            float[] vector = window.evidence.vector();
            keystrokes += part * window.evidence.beside().keystrokes();
            mouseMoves += part * window.evidence.beside().mouseMoves();
            switches += part * LaneVectors.switches(vector);
            awayUs += idleUs;
            presentUs += window.endUs - coveredUs - idleUs;
            coveredUs = window.endUs;
            begun = true;
        });
        farthest = Optional.empty();
    }

    /** The session is over. */
    void end(long endUs) {
        lay();
        away(endUs, false);
    }

    /** Nothing is told up to this instant. */
    private void away(long upToUs, boolean between) {
        long gapUs = upToUs - coveredUs;
        awayUs += between || gapUs > PATIENCE_US ? gapUs : 0;
    }

    long keystrokes() {
        return Math.round(keystrokes);
    }

    long mouseMoves() {
        return Math.round(mouseMoves);
    }

    long switches() {
        return Math.round(switches);
    }

    double presentUs() {
        return presentUs;
    }

    long awaySeconds() {
        return Math.round(awayUs / 1e6);
    }
}
