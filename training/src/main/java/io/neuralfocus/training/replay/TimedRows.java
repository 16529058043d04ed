package io.neuralfocus.training.replay;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.order.Arrivals;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows of a stream at asked instants, in their order in time. An instant before the first event has no row.
 *
 * <p>A session's stream answers up to its last line and no further: what comes then belongs to another one. A stream that
 * has no session goes on without end.
 *
 * <p>What is late, and which watermarks are heard, is judged in the order of the file. The rest is put into canonical order
 * and played again, stopping at each instant: so an instant sees all events at or before it, and none after. This keeps
 * one stream's events in memory.
 */
public final class TimedRows implements StreamTask {

    private final StreamName name;
    private final Catalog catalog;
    private final FeatureSchema schema;
    private final long[] instantsUs;
    private final RowSink sink;
    private final Arrivals judge = new Arrivals();
    private final EventSlot judged = new EventSlot();
    private final List<StreamItem> kept = new ArrayList<>();

    /**
     * Rows at these instants.
     *
     * @param instantsUs ascending
     */
    public TimedRows(StreamName name, Catalog catalog, FeatureSchema schema, long[] instantsUs, RowSink sink) {
        this.name = name;
        this.catalog = catalog;
        this.schema = schema;
        this.instantsUs = instantsUs.clone();
        this.sink = sink;
    }

    @Override
    public boolean event(EventSlot slot) {
        boolean taken = judge.offer(slot);
        if (taken) {
            keep(slot);
        }
        return taken;
    }

    /** Nothing is read before the end, so none comes too late to be put where it belongs. */
    @Override
    public boolean eventInTime(EventSlot slot) {
        judge.offerInTime(slot);
        keep(slot);
        return true;
    }

    private void keep(EventSlot slot) {
        kept.add(new StreamItem.Happened(slot.toEvent()));
        // What the judge holds is kept here, in the order of the file.
        while (judge.nextUs() != Arrivals.NOTHING_DUE) {
            judge.take(judged);
        }
    }

    @Override
    public void item(StreamItem item) {
        if (closesTime(item) && !judge.watermark(item.timestampUs())) {
            return;
        }
        if (item instanceof StreamItem.Predicted predicted && predicted.onDemand()) {
            judge.close(item.timestampUs());
        }
        kept.add(item);
    }

    private static boolean closesTime(StreamItem item) {
        return item instanceof StreamItem.Watermark || item instanceof StreamItem.StreamEnd;
    }

    @Override
    public void end() throws IOException {
        // The sort keeps the order of the file between equal times.
        kept.sort(Comparator.comparingLong(StreamItem::timestampUs));
        FeatureStream stream = new FeatureStream(catalog, schema, FeatureStream.PREDICTION_STEP_US);
        float[] vector = new float[schema.size()];
        long lastUs = name.session().isEmpty() || kept.isEmpty()
                ? Long.MAX_VALUE
                : kept.get(kept.size() - 1).timestampUs();
        int next = 0;
        int answered = 0;
        for (long instantUs : instantsUs) {
            if (instantUs > lastUs) {
                break;
            }
            for (; next < kept.size() && kept.get(next).timestampUs() <= instantUs; next++) {
                put(stream, kept.get(next));
            }
            // A prediction moves the momentum of the instants after its own, not of its own.
            for (; answered < next && kept.get(answered).timestampUs() < instantUs; answered++) {
                if (kept.get(answered) instanceof StreamItem.Predicted predicted) {
                    stream.predicted(predicted.timestampUs(), predicted.score());
                }
            }
            if (stream.moveTo(instantUs)) {
                stream.read(schema, vector);
                sink.row(name, instantUs, vector);
            }
        }
        kept.clear();
    }

    /** Everything was judged before, and stands in its order now. */
    private void put(FeatureStream stream, StreamItem item) {
        if (item instanceof StreamItem.Happened happened) {
            stream.acceptInTime(judged.fill(happened.event()));
        } else if (closesTime(item)) {
            stream.watermark(item.timestampUs());
        } else if (item instanceof StreamItem.SessionStart) {
            stream.sessionStarted(item.timestampUs());
        } else if (item instanceof StreamItem.SessionEnd) {
            stream.sessionEnded(item.timestampUs());
        }
    }
}
