package io.neuralfocus.feature;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.StreamItem;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * One run of the extractor over a random stream: what it answered, and a log of what it was told, predictions included,
 * from which the naive twin computes the same.
 */
final class StreamRun {

    /** How many vectors had been made once so many items had been told and everything due was read. */
    record Progress(int told, int vectors) {}

    private final RandomStream stream;
    private final UnaryOperator<FeatureStream> between;
    private FeatureStream features;

    private final List<StreamItem> log = new ArrayList<>();
    private final List<Boolean> accepted = new ArrayList<>();
    private final List<FeatureVector> vectors = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();

    /** Runs a stream to its end. */
    static StreamRun of(RandomStream stream, Catalog catalog, FeatureSchema schema) {
        return of(stream, catalog, schema, UnaryOperator.identity());
    }

    /** Runs a stream to its end, exchanging the extractor wherever it could be stopped. */
    static StreamRun of(
            RandomStream stream, Catalog catalog, FeatureSchema schema, UnaryOperator<FeatureStream> between) {
        return new StreamRun(stream, new FeatureStream(catalog, schema, stream.stepUs()), schema, between);
    }

    private StreamRun(
            RandomStream stream, FeatureStream features, FeatureSchema schema, UnaryOperator<FeatureStream> between) {
        this.stream = stream;
        this.features = features;
        this.between = between;
        for (StreamItem item : stream.items()) {
            take(item, schema);
            exchange();
            readDueInstants(schema);
            progress.add(new Progress(log.size(), vectors.size()));
        }
        this.features.finish();
        readDueInstants(schema);
    }

    private void exchange() {
        features = between.apply(features);
    }

    private void take(StreamItem item, FeatureSchema schema) {
        if (item instanceof StreamItem.Predicted request) {
            answer(request, schema);
            return;
        }
        log.add(item);
        if (item instanceof StreamItem.Happened happened) {
            accepted.add(features.accept(happened.event()));
        } else if (item instanceof StreamItem.Watermark watermark) {
            features.watermark(watermark.timestampUs());
        } else if (item instanceof StreamItem.SessionStart start) {
            features.sessionStarted(start.timestampUs());
        } else if (item instanceof StreamItem.SessionEnd end) {
            features.sessionEnded(end.timestampUs());
        }
    }

    /** On demand: the grid up to there comes first, then the instant itself. */
    private void answer(StreamItem.Predicted request, FeatureSchema schema) {
        long at = request.timestampUs();
        if (features.newestUs() > at || features.newestUs() < 0 || features.instantUs() > at) {
            return;
        }
        features.closeUpTo(at);
        readDueInstants(schema);
        if (!features.moveTo(at)) {
            throw new AssertionError("Refused to move on demand to " + at);
        }
        vectors.add(features.vector(schema));
        exchange();
        log.add(request);
        features.predicted(at, request.score());
    }

    private void readDueInstants(FeatureSchema schema) {
        while (features.nextInstant()) {
            vectors.add(features.vector(schema));
            exchange();
            predictAtTimes(features.instantUs());
        }
    }

    /** Answers most grid instants, as a service does whose person is there, with any score. */
    private void predictAtTimes(long instantUs) {
        SplittableRandom random = new SplittableRandom(stream.seed() ^ instantUs);
        if (!features.away() && random.nextInt(4) > 0) {
            double score = random.nextDouble() * 100;
            log.add(new StreamItem.Predicted(instantUs, score, false));
            features.predicted(instantUs, score);
        }
    }

    /** What the extractor was told, in order: the stream without the requests it refused, and every prediction. */
    List<StreamItem> log() {
        return log;
    }

    /** For each event in order of arrival whether it was taken. */
    List<Boolean> accepted() {
        return accepted;
    }

    List<FeatureVector> vectors() {
        return vectors;
    }

    List<Progress> progress() {
        return progress;
    }

    FeatureStream end() {
        return features;
    }
}
