package io.neuralfocus.training.replay;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Rows of a stream at every step of event time, from its first event's time up to and including its last one's, away or
 * not.
 *
 * <p>A watermark may make instants due that lie behind the last event. Whether they are wanted is known only when a later
 * event comes, so they wait until then.
 */
public final class GridRows implements StreamTask {

    private record Waiting(long instantUs, float[] vector) {}

    private final StreamName name;
    private final FeatureSchema schema;
    private final RowSink sink;
    private final GridVisitor grid;
    private final float[] vector;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    public GridRows(StreamName name, Catalog catalog, FeatureSchema schema, long stepUs, RowSink sink) {
        this.name = name;
        this.schema = schema;
        this.sink = sink;
        this.grid = new GridVisitor(new FeatureStream(catalog, schema, stepUs), this::instant);
        this.vector = new float[schema.size()];
    }

    @Override
    public void event(EventSlot slot) throws IOException {
        grid.event(slot);
    }

    @Override
    public void item(StreamItem item) throws IOException {
        grid.item(item);
    }

    @Override
    public void end() throws IOException {
        grid.end();
        release();
        waiting.clear();
    }

    private void release() throws IOException {
        while (!waiting.isEmpty() && waiting.peekFirst().instantUs() <= grid.newestUs()) {
            Waiting row = waiting.removeFirst();
            sink.row(name, row.instantUs(), row.vector());
        }
    }

    private void instant(FeatureStream stream) throws IOException {
        release();
        stream.read(schema, vector);
        if (stream.instantUs() <= stream.newestUs()) {
            sink.row(name, stream.instantUs(), vector);
        } else {
            waiting.add(new Waiting(stream.instantUs(), vector.clone()));
        }
    }
}
