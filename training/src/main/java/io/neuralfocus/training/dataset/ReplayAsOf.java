package io.neuralfocus.training.dataset;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.replay.StreamName;
import io.neuralfocus.training.replay.StreamTask;
import io.neuralfocus.training.replay.TimedRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Vectors from a stream that breaks off at the instant asked about, replayed anew for each: slow, and beyond doubt. */
public final class ReplayAsOf implements PointInTime.AsOf {

    private final List<StreamItem> items;
    private final Catalog catalog;
    private final FeatureSchema schema;

    /** Of the items of one stream, in their order. */
    public ReplayAsOf(List<StreamItem> items, Catalog catalog, FeatureSchema schema) {
        this.items = List.copyOf(items);
        this.catalog = catalog;
        this.schema = schema;
    }

    @Override
    public float[] vector(long instantUs) {
        float[] found = new float[schema.size()];
        StreamTask rows = new TimedRows(
                new StreamName("", "", ""),
                catalog,
                schema,
                new long[] {instantUs},
                (name, atUs, vector) -> System.arraycopy(vector, 0, found, 0, found.length));
        EventSlot slot = new EventSlot();
        try {
            for (StreamItem item : items) {
                if (item.timestampUs() > instantUs) {
                    continue;
                }
                if (item instanceof StreamItem.Happened happened) {
                    rows.event(slot.fill(happened.event()));
                } else {
                    rows.item(item);
                }
            }
            rows.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
