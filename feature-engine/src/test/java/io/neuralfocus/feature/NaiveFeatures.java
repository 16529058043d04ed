package io.neuralfocus.feature;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.catalog.ProductivityCategory;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.StreamItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The naive twin of the extractor: it is given a whole stream at once and computes each vector from scratch, by scanning
 * all events, each feature written as its definition reads. It is slow on purpose, and shares no code with what it checks.
 */
final class NaiveFeatures {

    /** Every field of a feature vector: the 27 of schema v1 in order, what v2 adds, and those outside. */
    record Fields(
            List<Float> v1,
            List<Float> habits,
            boolean away,
            int keystrokeCount,
            int mouseMoveCount,
            double mouseDistancePixels,
            boolean windowTitleChanged30s,
            ProductivityCategory productivityCategory,
            List<Integer> recentEventSequence) {}

    private final NaiveArrival arrival;
    private final Function<AppName, AppEntry> catalog;

    /** The items in their order of arrival, and what the catalogue says of an app. */
    NaiveFeatures(List<StreamItem> arrivals, Function<AppName, AppEntry> catalog) {
        this.arrival = new NaiveArrival(arrivals);
        this.catalog = catalog;
    }

    NaiveArrival arrival() {
        return arrival;
    }

    /** The vector at an instant; none if no event was accepted at or before it. */
    Optional<Fields> at(long instantUs) {
        if (arrival.eventsUpTo(instantUs).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NaiveInstant(arrival, catalog, instantUs).fields());
    }

    /** When the person was away, as known at an instant that has a vector. */
    NaiveAway awayAt(long instantUs) {
        return new NaiveAway(arrival.eventsUpTo(instantUs), arrival.watermarks(), instantUs);
    }
}
