package io.neuralfocus.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.StreamItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** In which order events arrive, within the two seconds of grace, changes no vector. */
class ArrivalOrderTest {

    private static final long FIRST_SEED = Long.getLong("focus.test.seed", 20_260_601L);
    private static final long GRACE_US = 2_000_000;

    private final Catalog catalog = new TwinComparison().catalog();

    private record Arriving(long atUs, StreamItem item) {}

    @Test
    void shouldGiveTheSameVectorsInAnyOrderOfArrivalWithinTheGrace() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + Scale.of(100, 800, 30_000); seed++) {
            RandomStream ordered = inOrderOfTime(RandomStreams.of(seed, 1_000));
            StreamRun expected = StreamRun.of(ordered, catalog, FeatureSchema.v2());
            RandomStream overtaking = ordered.withItems(withDelays(ordered.items(), new SplittableRandom(seed)));
            StreamRun run = StreamRun.of(overtaking, catalog, FeatureSchema.v2());
            assertTrue(run.accepted().stream().allMatch(Boolean::booleanValue), overtaking::text);
            assertEquals(expected.vectors(), run.vectors(), overtaking::text);
        }
    }

    /** Events first, among equals; then what is told of that time. Requests close time, so they are left out. */
    private static RandomStream inOrderOfTime(RandomStream stream) {
        return stream.withItems(stream.items().stream()
                .filter(item -> !(item instanceof StreamItem.Predicted))
                .sorted(Comparator.comparingLong(StreamItem::timestampUs)
                        .thenComparing(item -> !(item instanceof StreamItem.Happened)))
                .toList());
    }

    /**
     * Each event arrives up to 2 s after its time; equal times keep their order, for it is their order of commit. A
     * watermark comes as late as may be, so that it says the truth.
     */
    private static List<StreamItem> withDelays(List<StreamItem> ordered, SplittableRandom random) {
        Map<Long, Long> delays = new HashMap<>();
        long quantum = random.nextBoolean() ? 1 : 500_000;
        List<Arriving> arriving = new ArrayList<>();
        for (StreamItem item : ordered) {
            long delay = 0;
            if (item instanceof StreamItem.Happened) {
                delay = delays.computeIfAbsent(
                        item.timestampUs(), t -> random.nextLong(GRACE_US / quantum + 1) * quantum);
            } else if (item instanceof StreamItem.Watermark) {
                delay = GRACE_US;
            }
            arriving.add(new Arriving(item.timestampUs() + delay, item));
        }
        arriving.sort(Comparator.comparingLong(Arriving::atUs));
        return arriving.stream().map(Arriving::item).toList();
    }
}
