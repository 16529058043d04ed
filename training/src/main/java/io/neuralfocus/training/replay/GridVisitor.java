package io.neuralfocus.training.replay;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureStream;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Plays what a file tells into an extractor's stream, and calls at every instant of its grid.
 *
 * <p>Why predictions wait: in a file, what was predicted at an instant stands behind the event that made the instant due,
 * often with the predictions of the next instants. Each moves the momentum of the instants after its own, and of no
 * other. So due instants are visited only before the next event or watermark goes in, and at each of them the
 * predictions of earlier instants are told first.
 */
public final class GridVisitor {

    /** Is called at each instant. */
    @FunctionalInterface
    public interface Visitor {
        void at(FeatureStream stream) throws IOException;
    }

    private final FeatureStream stream;
    private final Visitor visitor;
    private final ArrayDeque<StreamItem.Predicted> predicted = new ArrayDeque<>();

    public GridVisitor(FeatureStream stream, Visitor visitor) {
        this.stream = stream;
        this.visitor = visitor;
    }

    public void event(EventSlot slot) throws IOException {
        visit();
        stream.accept(slot);
    }

    public void item(StreamItem item) throws IOException {
        if (item instanceof StreamItem.Predicted prediction) {
            if (prediction.onDemand()) {
                visit();
                stream.closeUpTo(prediction.timestampUs());
            }
            predicted.add(prediction);
            return;
        }
        visit();
        if (item instanceof StreamItem.Watermark || item instanceof StreamItem.StreamEnd) {
            stream.watermark(item.timestampUs());
        } else if (item instanceof StreamItem.SessionStart) {
            stream.sessionStarted(item.timestampUs());
        } else if (item instanceof StreamItem.SessionEnd) {
            stream.sessionEnded(item.timestampUs());
        } else {
            throw new IllegalArgumentException("an event is handed over as an event, not as " + item);
        }
    }

    public void end() throws IOException {
        visit();
        stream.finish();
        visit();
    }

    private void visit() throws IOException {
        while (stream.nextInstant()) {
            tellBefore(stream.instantUs());
            visitor.at(stream);
        }
    }

    private void tellBefore(long instantUs) {
        while (!predicted.isEmpty() && predicted.peekFirst().timestampUs() < instantUs) {
            StreamItem.Predicted next = predicted.removeFirst();
            stream.predicted(next.timestampUs(), next.score());
        }
    }

    /** The greatest timestamp of an event that was taken. */
    public long newestUs() {
        return stream.newestUs();
    }
}
