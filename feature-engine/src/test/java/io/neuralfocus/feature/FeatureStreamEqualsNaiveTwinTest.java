package io.neuralfocus.feature;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.neuralfocus.event.StreamItem;
import org.junit.jupiter.api.Test;

/** The extractor against its naive twin: the same late events, the same instants, the same vectors, bit for bit. */
class FeatureStreamEqualsNaiveTwinTest {

    private static final long FIRST_SEED = Long.getLong("focus.test.seed", 20_260_101L);

    private final TwinComparison comparison = new TwinComparison();

    @Test
    void shouldAnswerAsItsDefinitionsOnShortStreams() {
        compare(Scale.of(300, 4_000, 100_000), 40);
    }

    @Test
    void shouldAnswerAsItsDefinitionsOnLongStreams() {
        long events = compare(Scale.of(5, 300, 4_000), 8_000);
        assertTrue(events >= Scale.of(0, 0, 10_000_000), () -> "only " + events + " events were compared");
    }

    /** Compares so many streams, of up to so many events each; how many events they had. */
    private long compare(int streams, int mostEvents) {
        long events = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + streams; seed++) {
            RandomStream stream = RandomStreams.of(seed, mostEvents);
            comparison.difference(stream).ifPresent(difference -> fail(difference));
            events += stream.items().stream()
                    .filter(StreamItem.Happened.class::isInstance)
                    .count();
        }
        return events;
    }
}
