package io.neuralfocus.training.replay;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureStream;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Plays what a file tells into an extractor's stream, and calls at every instant of its grid.
 *
 * <p>Instants are visited up to the newest event and no further until the end: a watermark may claim any time at all, and
 * whether instants behind the last event are wanted is known only when another event comes.
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

    /** An event that has to be in time by the rules; false if it is not. */
    public boolean event(EventSlot slot) throws IOException {
        visit(0);
        return stream.accept(slot);
    }

    /** An event that was in time when it came; false if instants behind it were already visited. */
    public boolean eventInTime(EventSlot slot) throws IOException {
        visit(0);
        return stream.acceptInTime(slot);
    }

    public void item(StreamItem item) throws IOException {
        if (item instanceof StreamItem.Predicted prediction) {
            if (prediction.onDemand()) {
                visit(0);
                stream.closeUpTo(prediction.timestampUs());
            }
            predicted.add(prediction);
            return;
        }
        visit(0);
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

    /** Nothing more comes: every instant up to the last event's time is due. */
    public void end() throws IOException {
        visit(0);
        stream.finish();
        visit(0);
    }

    /** Visits what is due, also behind the newest event, but at most so long after it. */
    public void visit(long beyondUs) throws IOException {
        while (stream.nextInstant(stream.newestUs() + beyondUs)) {
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
}
