package io.neuralfocus.training.dataset;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import io.neuralfocus.training.replay.GridVisitor;
import io.neuralfocus.training.replay.StreamTask;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * The labelled rows of one stream: was there a counted switch within the horizon, and which state did somebody tell?
 *
 * <p>Rows stand at first event + k steps, k >= 1, where the person is not away. The label of the risk needs no second
 * definition of a switch: {@code context_switches_30s} one horizon later counts exactly those in (t, t + 30 s]. A row
 * whose horizon reaches beyond the end of the stream never gets that far and has no such label; nor has one that reaches
 * into time in which nobody was watching. A row without any label is left out.
 */
public final class StreamRows implements StreamTask {

    /** How far a risk looks ahead. */
    public static final long HORIZON_US = 30_000_000;

    /** Behind the last event nothing but silence can follow from here on, whatever a watermark claims. */
    private static final long SILENCE_US = 300_000_000;

    private static final String SWITCHES = "context_switches_30s";

    private record Unlabelled(long instantUs, float[] vector) {}

    private final RowStream name;
    private final FeatureSchema schema;
    private final LabelledRows rows;
    private final StateLabels states;
    private final int number;
    private final int switches;
    private final GridVisitor visitor;
    private final float[] vector;
    private final ArrayDeque<Unlabelled> unlabelled = new ArrayDeque<>();
    private boolean first = true;
    private boolean watching = true;
    private long watchedFromUs = Long.MIN_VALUE;

    /**
     * A task for one stream.
     *
     * @param stepUs must divide the horizon, so that a row's horizon ends on the grid
     * @param rows where the rows go, and whose schema they have
     */
    public StreamRows(RowStream name, Catalog catalog, long stepUs, LabelledRows rows, StateLabels states) {
        if (stepUs <= 0 || HORIZON_US % stepUs != 0) {
            throw new IllegalArgumentException(
                    "rows every " + stepUs + " us: the horizon of 30 s is no multiple of it.");
        }
        this.name = name;
        this.schema = rows.schema();
        this.rows = rows;
        this.states = states;
        this.number = rows.stream(name);
        this.switches = schema.names().indexOf(SWITCHES);
        this.visitor = new GridVisitor(new FeatureStream(catalog, schema, stepUs), this::instant);
        this.vector = new float[schema.size()];
    }

    @Override
    public boolean event(EventSlot slot) throws IOException {
        return watched(visitor.event(slot), slot.timestampUs());
    }

    @Override
    public boolean eventInTime(EventSlot slot) throws IOException {
        return watched(visitor.eventInTime(slot), slot.timestampUs());
    }

    private boolean watched(boolean taken, long timestampUs) {
        if (taken && !watching) {
            watching = true;
            watchedFromUs = timestampUs;
        }
        return taken;
    }

    @Override
    public void item(StreamItem item) throws IOException {
        visitor.item(item);
        if (item instanceof StreamItem.StreamEnd) {
            visitLast();
            watching = false;
        }
    }

    @Override
    public void end() throws IOException {
        visitor.end();
        visitLast();
    }

    private void visitLast() throws IOException {
        visitor.visit(SILENCE_US + HORIZON_US);
        while (!unlabelled.isEmpty()) {
            add(Outcome.UNKNOWN);
        }
    }

    private void add(Outcome risk) {
        Unlabelled row = unlabelled.removeFirst();
        ToldState state = states.at(name.name().user(), row.instantUs());
        if (risk != Outcome.UNKNOWN || state != ToldState.UNTOLD) {
            rows.add(number, row.instantUs(), row.vector(), risk, state);
        }
    }

    private void instant(FeatureStream stream) {
        stream.read(schema, vector);
        Unlabelled oldest = unlabelled.peekFirst();
        if (oldest != null && oldest.instantUs() + HORIZON_US == stream.instantUs()) {
            add(Outcome.of(vector[switches] > 0));
        }
        boolean seen = watching && stream.instantUs() >= watchedFromUs;
        if (!first && seen && !stream.away()) {
            unlabelled.add(new Unlabelled(stream.instantUs(), vector.clone()));
        }
        first = false;
        if (unlabelled.isEmpty()) {
            stream.passOverAway();
        }
    }
}
