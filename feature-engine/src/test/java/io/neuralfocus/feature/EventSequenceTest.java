package io.neuralfocus.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The last events behind a vector: against their naive twin, never stopped or resumed anywhere. */
class EventSequenceTest {

    private static final long FIRST_SEED = Long.getLong("focus.test.seed", 20_261_120L);
    private static final int LENGTH = EventSequence.LENGTH;

    private final Catalog catalog = new TwinComparison().catalog();
    private final FeatureSchema schema = FeatureSchema.v2().withSequence();

    @Test
    void shouldTellTheSequenceOfItsDefinition() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + Scale.of(60, 600, 6_000); seed++) {
            compare(RandomStreams.of(seed, 150), UnaryOperator.identity());
        }
    }

    @Test
    void shouldTellTheSameAfterEveryResumption() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + Scale.of(20, 200, 2_000); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            compare(RandomStreams.of(seed, 150), stream -> random.nextInt(4) == 0 ? resumed(stream) : stream);
        }
    }

    private void compare(RandomStream stream, UnaryOperator<FeatureStream> between) {
        StreamRun run = StreamRun.of(stream, catalog, schema, between);
        NaiveArrival arrival = new NaiveArrival(run.log());
        for (FeatureVector vector : run.vectors()) {
            long t = vector.timestampUs();
            List<Float> told = vector.values().subList(schema.vectorSize(), schema.size());
            List<Float> defined = new NaiveSequence(arrival.eventsUpTo(t), catalog::find).columns(t, LENGTH);
            assertEquals(defined, told, () -> "at " + t + " us of " + stream.text());
        }
    }

    private FeatureStream resumed(FeatureStream stream) {
        try {
            return FeatureStream.resume(catalog, stream.snapshot());
        } catch (SnapshotRefusedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldCountARunOfKeysOnce() {
        FeatureStream stream = new FeatureStream(Catalog.shipped(), schema, 5_000_000);
        take(stream, 0, EventType.WINDOW_FOCUS_CHANGE, "Code.exe");
        for (int i = 0; i < 100; i++) {
            take(stream, 1_000 + 20L * i, EventType.KEY_PRESS, "Code.exe");
            take(stream, 1_010 + 20L * i, EventType.KEY_RELEASE, "Code.exe");
        }
        take(stream, 4_000, EventType.WINDOW_FOCUS_CHANGE, "mail");
        take(stream, 6_000, EventType.WINDOW_FOCUS_CHANGE, "Code.exe");
        assertEquals(List.of(6f, 1f, 6f, 6f), columns(stream, 0));
        assertEquals(List.of(1f, 3f, 2f, 1.5f), columns(stream, 1));
        assertEquals(List.of(2f, 2f, 4f, 2f), columns(stream, 2));
    }

    private static void take(FeatureStream stream, long ms, EventType type, String app) {
        stream.accept(Event.of(1_000 * ms, type, AppName.of(app), 0, 0, 0));
    }

    /** The last four of a channel, at 7.5 s. */
    private List<Float> columns(FeatureStream stream, int channel) {
        stream.moveTo(7_500_000);
        List<Float> values = stream.vector(schema).values();
        int end = schema.vectorSize() + (channel + 1) * LENGTH;
        assertEquals(0, values.get(end - 5));
        return values.subList(end - 4, end);
    }

    @Test
    void shouldBeASchemaOfItsOwnBesideTheVectors() {
        assertSame(schema, schema.withSequence());
        assertSame(schema, FeatureSchema.ofVersion("v2s" + LENGTH).orElseThrow());
        assertNotEquals(FeatureSchema.v2().digest(), schema.digest());
        assertEquals(FeatureSchema.v2().names(), schema.names().subList(0, schema.vectorSize()));
        assertEquals("seq_type_0", schema.names().get(schema.vectorSize()));
        assertEquals("seq_app_" + (LENGTH - 1), schema.names().get(schema.size() - 1));
    }

    @Test
    void shouldKeepNoEventsWhereNoSchemaAsksForThem() {
        FeatureStream stream = new FeatureStream(Catalog.shipped(), FeatureSchema.v2(), 5_000_000);
        take(stream, 0, EventType.KEY_PRESS, "Code.exe");
        stream.moveTo(0);
        assertFalse(stream.vector(FeatureSchema.v2()).values().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> stream.vector(schema));
    }

    @Test
    void shouldKeepEventsFromTheMomentTheyAreAskedFor() {
        FeatureStream stream = new FeatureStream(Catalog.shipped(), FeatureSchema.v2(), 5_000_000);
        take(stream, 0, EventType.KEY_PRESS, "Code.exe");
        stream.moveTo(0);
        stream.keepSequenceOf(FeatureSchema.v2());
        assertThrows(IllegalArgumentException.class, () -> stream.vector(schema));
        stream.keepSequenceOf(schema);
        take(stream, 1_000, EventType.MOUSE_CLICK, "Code.exe");
        stream.keepSequenceOf(schema);
        stream.moveTo(1_000_000);
        List<Float> values = stream.vector(schema).values();
        int end = schema.vectorSize() + LENGTH;
        assertEquals(List.of(0f, 4f), values.subList(end - 2, end));
    }
}
