package io.neuralfocus.training.replay;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import java.io.IOException;

/**
 * Rows of a stream at every step of event time, from its first event's time up to and including its last one's, away or
 * not.
 */
public final class GridRows implements StreamTask {

    private final StreamName name;
    private final FeatureSchema schema;
    private final RowSink sink;
    private final GridVisitor grid;
    private final float[] vector;

    public GridRows(StreamName name, Catalog catalog, FeatureSchema schema, long stepUs, RowSink sink) {
        this.name = name;
        this.schema = schema;
        this.sink = sink;
        this.grid = new GridVisitor(new FeatureStream(catalog, schema, stepUs), this::instant);
        this.vector = new float[schema.size()];
    }

    @Override
    public boolean event(EventSlot slot) throws IOException {
        return grid.event(slot);
    }

    @Override
    public boolean eventInTime(EventSlot slot) throws IOException {
        return grid.eventInTime(slot);
    }

    @Override
    public void item(StreamItem item) throws IOException {
        grid.item(item);
    }

    @Override
    public void end() throws IOException {
        grid.end();
    }

    private void instant(FeatureStream stream) throws IOException {
        stream.read(schema, vector);
        sink.row(name, stream.instantUs(), vector);
    }
}
