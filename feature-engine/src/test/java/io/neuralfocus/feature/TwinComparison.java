package io.neuralfocus.feature;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.catalog.CatalogFile;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.StreamItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what the extractor answered with what its naive twin says, bit for bit. */
final class TwinComparison {

    private static final int TRIES_TO_SHORTEN = 3_000;

    private final Catalog catalog =
            Catalog.shipped().with(CatalogFile.parse("overrides", """
                    overridden-example\tOverridden\tide,pseudo-productive\tStudying
                    \tweb\t%s
                    """.formatted(RandomStreams.overriddenApp())));

    private final Map<AppName, AppEntry> known = new HashMap<>();

    Catalog catalog() {
        return catalog;
    }

    /** The first difference, with the shortest stream found that shows one. */
    Optional<String> difference(RandomStream stream) {
        return firstDifference(stream).map(first -> {
            List<StreamItem> shorter = Minimised.of(
                    stream.items(),
                    TRIES_TO_SHORTEN,
                    items -> firstDifference(stream.withItems(items)).isPresent());
            RandomStream shortest = stream.withItems(shorter);
            return firstDifference(shortest).orElse(first) + "\n" + shortest.text();
        });
    }

    Optional<String> firstDifference(RandomStream stream) {
        StreamRun run = StreamRun.of(stream, catalog, FeatureSchema.v2());
        NaiveFeatures twin = new NaiveFeatures(run.log(), app -> known.computeIfAbsent(app, catalog::find));
        if (!run.accepted().equals(twin.arrival().inTime())) {
            return Optional.of("Not the same events are late");
        }
        return scheduleDifference(stream, run, twin).or(() -> vectorDifference(run.vectors(), twin));
    }

    private static Optional<String> scheduleDifference(RandomStream stream, StreamRun run, NaiveFeatures twin) {
        NaiveSchedule schedule = new NaiveSchedule(run.log(), twin.arrival(), stream.stepUs());
        List<Long> instants =
                run.vectors().stream().map(FeatureVector::timestampUs).toList();
        if (!instants.equals(schedule.instants())) {
            return Optional.of("Vectors at " + instants + " but they are due at " + schedule.instants());
        }
        for (StreamRun.Progress progress : run.progress()) {
            int due = schedule.countAfter(progress.told());
            if (progress.vectors() != due) {
                return Optional.of("After %d items told there are %d vectors, %d are due"
                        .formatted(progress.told(), progress.vectors(), due));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> vectorDifference(List<FeatureVector> vectors, NaiveFeatures twin) {
        for (FeatureVector vector : vectors) {
            NaiveFeatures.Fields expected = twin.at(vector.timestampUs()).orElseThrow();
            List<Float> byDefinition = new ArrayList<>(expected.v1());
            byDefinition.addAll(expected.habits());
            if (byDefinition.size() != vector.values().size()) {
                return Optional.of(
                        "A vector of " + vector.values().size() + ", by definition of " + byDefinition.size());
            }
            for (int i = 0; i < byDefinition.size(); i++) {
                // Float.equals compares bits, but for the bits of a NaN, which no feature is.
                if (!vector.values().get(i).equals(byDefinition.get(i))) {
                    return Optional.of("%s%s is %s, by its definition %s"
                            .formatted(
                                    at(vector),
                                    vector.schema().names().get(i),
                                    vector.values().get(i),
                                    byDefinition.get(i)));
                }
            }
            NaiveFeatures.Fields told = new NaiveFeatures.Fields(
                    vector.values().subList(0, expected.v1().size()),
                    vector.values()
                            .subList(expected.v1().size(), vector.values().size()),
                    vector.away(),
                    vector.keystrokeCount(),
                    vector.mouseMoveCount(),
                    vector.mouseDistancePixels(),
                    vector.windowTitleChanged30s(),
                    vector.productivityCategory(),
                    vector.recentEventTypes());
            if (!told.equals(expected)) {
                return Optional.of(at(vector) + "told " + told + ", by definition " + expected);
            }
        }
        return Optional.empty();
    }

    private static String at(FeatureVector vector) {
        return "At " + vector.timestampUs() + " us: ";
    }
}
