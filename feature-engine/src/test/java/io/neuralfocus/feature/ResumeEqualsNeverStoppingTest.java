package io.neuralfocus.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Stopping with a snapshot and resuming from it, at any moment and any number of times, changes nothing, bit for bit. */
class ResumeEqualsNeverStoppingTest {

    private static final long FIRST_SEED = Long.getLong("focus.test.seed", 20_260_301L);

    private final Catalog catalog = new TwinComparison().catalog();

    @Test
    void shouldAnswerAsIfItHadNeverStopped() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + Scale.of(40, 500, 20_000); seed++) {
            RandomStream stream = RandomStreams.of(seed, 1_000);
            for (FeatureSchema schema : FeatureSchema.all()) {
                resumesAnywhere(stream, schema);
            }
        }
    }

    private void resumesAnywhere(RandomStream stream, FeatureSchema schema) {
        SplittableRandom random = new SplittableRandom(stream.seed());
        int often = 1 + random.nextInt(50);
        StreamRun neverStopped = StreamRun.of(stream, catalog, schema);
        StreamRun stopped = StreamRun.of(
                stream, catalog, schema, running -> random.nextInt(often) == 0 ? resumed(running, stream) : running);
        assertEquals(neverStopped.accepted(), stopped.accepted(), stream::text);
        assertEquals(neverStopped.log(), stopped.log(), stream::text);
        assertEquals(neverStopped.vectors(), stopped.vectors(), stream::text);
        assertArrayEquals(neverStopped.end().snapshot(), stopped.end().snapshot(), stream::text);
    }

    private FeatureStream resumed(FeatureStream running, RandomStream stream) {
        byte[] snapshot = running.snapshot();
        try {
            FeatureStream resumed = FeatureStream.resume(catalog, snapshot);
            assertArrayEquals(snapshot, resumed.snapshot(), stream::text);
            return resumed;
        } catch (SnapshotRefusedException e) {
            throw new AssertionError("It refuses its own snapshot: " + stream.text(), e);
        }
    }
}
