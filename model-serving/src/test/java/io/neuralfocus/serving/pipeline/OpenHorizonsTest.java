package io.neuralfocus.serving.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.serving.pipeline.OpenHorizons.Closed;
import io.neuralfocus.serving.pipeline.OpenHorizons.Seen;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import io.neuralfocus.store.prediction.ObservedOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenHorizonsTest {

    private static final long SECOND_US = 1_000_000;

    private final OpenHorizons horizons = new OpenHorizons();
    private final List<Closed> closed = new ArrayList<>();

    private void at(long second, boolean away, boolean awayLately, boolean switches, long heardSecond) {
        closed.addAll(horizons.at(new Seen(second * SECOND_US, away, awayLately, switches, heardSecond * SECOND_US)));
    }

    private static Closed of(long second, ObservedOutcome outcome) {
        return new Closed(second * SECOND_US, outcome);
    }

    @Test
    void shouldTellASwitchOfTheThirtySecondsBehindThePrediction() {
        horizons.opened(0);
        horizons.opened(5 * SECOND_US);
        at(25, false, false, true, 25);
        assertEquals(List.of(), closed);
        at(30, false, false, true, 30);
        at(35, false, false, false, 36);
        assertEquals(List.of(of(0, ObservedOutcome.SWITCHED), of(5, ObservedOutcome.STAYED)), closed);
    }

    @Test
    void shouldCensorWhoWasAwayAndWhoWasShownSomething() {
        horizons.opened(0);
        at(30, false, true, true, 30);
        horizons.opened(100 * SECOND_US);
        horizons.opened(105 * SECOND_US);
        horizons.shown(105 * SECOND_US);
        horizons.opened(110 * SECOND_US);
        at(130, false, false, true, 130);
        at(135, false, false, true, 135);
        at(140, false, false, true, 140);
        assertEquals(
                List.of(
                        of(0, ObservedOutcome.CENSORED),
                        of(100, ObservedOutcome.CENSORED),
                        of(105, ObservedOutcome.CENSORED),
                        of(110, ObservedOutcome.SWITCHED)),
                closed);
    }

    @Test
    void shouldNotCensorWhoseHorizonWasOverWhenAnInterventionWasShown() {
        horizons.opened(0);
        horizons.shown(30 * SECOND_US);
        at(30, false, false, false, 30);
        assertEquals(List.of(of(0, ObservedOutcome.STAYED)), closed);
    }

    @Test
    void shouldWaitForASignOfLifeBehindTheHorizonOrForTheSilence() throws SnapshotRefusedException {
        horizons.opened(0);
        at(30, false, false, true, 20);
        at(35, false, false, false, 20);
        assertEquals(List.of(), closed);
        SnapshotWriter out = new SnapshotWriter(1);
        horizons.save(out);
        OpenHorizons resumed = new OpenHorizons();
        resumed.load(new SnapshotReader(out.finish(), 1));

        at(40, false, false, false, 31);
        assertEquals(List.of(of(0, ObservedOutcome.SWITCHED)), closed);
        assertEquals(
                List.of(of(0, ObservedOutcome.CENSORED)),
                resumed.at(new Seen(320 * SECOND_US, true, true, false, 20 * SECOND_US)));
    }
}
