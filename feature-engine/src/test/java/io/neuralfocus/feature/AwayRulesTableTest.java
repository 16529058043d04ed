package io.neuralfocus.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.StreamItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Executes {@code docs/features.md}: its list of features, the state table of the away rules, and the worked examples. */
class AwayRulesTableTest {

    private static final long FIRST_SEED = Long.getLong("focus.test.seed", 20_260_901L);

    private final FeaturesPage page = FeaturesPage.read();
    private final Catalog catalog = Catalog.shipped();

    @Test
    void shouldListTheFeaturesOfBothSchemasInTheirOrder() {
        List<String> names = new ArrayList<>(namesUnder("Schema v1: the 27, in order, as float32"));
        assertEquals(FeatureSchema.v1().names(), names);
        names.addAll(namesUnder("Schema v2: what the person's own history adds"));
        assertEquals(FeatureSchema.v2().names(), names);
    }

    private List<String> namesUnder(String heading) {
        FeaturesPage.Table listed = page.tablesUnder(heading).get(0);
        return listed.rows().stream().map(row -> listed.cell(row, "name")).toList();
    }

    @Test
    void shouldFollowTheStateTableOnAnyStream() {
        AwayTable table = new AwayTable(page.tablesUnder("The state table").get(0));
        for (long seed = FIRST_SEED; seed < FIRST_SEED + Scale.of(200, 500, 20_000); seed++) {
            RandomStream stream = RandomStreams.of(seed, 300);
            StreamRun run = StreamRun.of(stream, catalog, FeatureSchema.v1());
            NaiveArrival arrival = new NaiveArrival(run.log());
            for (FeatureVector vector : run.vectors()) {
                long t = vector.timestampUs();
                var past = arrival.eventsUpTo(t);
                var periods = AwayTableWalk.periods(table, past, arrival.watermarks(), t);
                var byTable = new NaiveAwayFeatures(periods, past.get(0).timestampUs(), t);
                assertEquals(byTable.periods(), new NaiveAway(past, arrival.watermarks(), t).periods(), stream::text);
                assertEquals(told(byTable), told(vector), stream::text);
                assertEquals(byTable.isAway(), vector.away(), stream::text);
            }
        }
        assertEquals(Set.of(), table.unused(), "cases of the state table that no stream meets");
    }

    @TestFactory
    Stream<DynamicTest> shouldGiveTheVectorsOfTheWorkedExamples() {
        List<WorkedExample> examples = new ArrayList<>();
        for (String heading : page.headings()) {
            List<FeaturesPage.Table> tables = page.tablesUnder(heading);
            if (tables.size() == 2 && tables.get(1).columns().contains("t")) {
                examples.add(WorkedExample.of(heading, tables.get(0), tables.get(1)));
            }
        }
        assertTrue(examples.size() >= 10, "the page has lost its worked examples");
        return examples.stream().map(example -> DynamicTest.dynamicTest(example.heading(), () -> gives(example)));
    }

    private void gives(WorkedExample example) {
        FeaturesPage.Table expected = example.expected();
        assertFalse(expected.rows().isEmpty());
        for (List<String> row : expected.rows()) {
            long t = WorkedExample.micros(expected.cell(row, "t"));
            List<StreamItem> known = example.itemsUpTo(t);
            List<Float> extracted = vectorAt(known, t);
            List<Float> twin = new NaiveFeatures(known, app -> AppEntry.UNKNOWN)
                    .at(t)
                    .orElseThrow()
                    .v1();
            for (String name : expected.columns().subList(1, expected.columns().size())) {
                int feature = FeatureSchema.v1().names().indexOf(name);
                float value = Float.parseFloat(expected.cell(row, name));
                assertEquals(value, extracted.get(feature), () -> name + " of the extractor at " + t);
                assertEquals(value, twin.get(feature), () -> name + " of the twin at " + t);
            }
        }
    }

    private List<Float> vectorAt(List<StreamItem> known, long t) {
        FeatureStream stream = new FeatureStream(catalog, FeatureSchema.v1(), FeatureStream.PREDICTION_STEP_US);
        for (StreamItem item : known) {
            if (item instanceof StreamItem.Happened happened) {
                assertTrue(stream.accept(happened.event()));
            } else {
                stream.watermark(item.timestampUs());
            }
        }
        assertTrue(stream.moveTo(t));
        return stream.vector(FeatureSchema.v1()).values();
    }

    private static List<Float> told(NaiveAwayFeatures away) {
        return List.of(
                (float) away.minutesSinceLastBreak(),
                (float) away.idleTime30s(),
                (float) away.idleEventCount5min(),
                (float) away.longestActiveStretch5min());
    }

    private static List<Float> told(FeatureVector vector) {
        return Stream.of(
                        "minutes_since_last_break",
                        "idle_time_30s",
                        "idle_event_count_5min",
                        "longest_active_stretch_5min")
                .map(name -> vector.values().get(FeatureSchema.v1().names().indexOf(name)))
                .toList();
    }
}
