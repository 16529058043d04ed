package io.neuralfocus.simulator.comparison;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import io.neuralfocus.window.LongRing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One stream, event by event: its visits, and its rows as a model would see them, every ten seconds from the first event
 * on while the person is there.
 */
final class StreamSeen {

    private static final long STEP_US = 10_000_000;
    private static final long HORIZON_US = 30_000_000;
    private static final FeatureSchema SCHEMA = FeatureSchema.v1();
    private static final int TIME_IN_APP = SCHEMA.names().indexOf("time_in_current_app");

    private final Tally tally;
    private final String person;
    private final FeatureStream features;
    private final float[] vector = new float[SCHEMA.size()];

    private final Doubles visits = new Doubles();
    private final Set<AppName> apps = new HashSet<>();
    private final LongRing switches = new LongRing();
    private final List<Row> rows = new ArrayList<>();

    private AppName app = AppName.NONE;
    private AppName before = AppName.NONE;
    private AppName insideOf = AppName.NONE;
    private long sinceUs;
    private int titles;
    private boolean firstInstant = true;
    private long lastUs = Long.MIN_VALUE;

    StreamSeen(Catalog catalog, Tally tally, String person) {
        this.tally = tally;
        this.person = person;
        this.features = new FeatureStream(catalog, SCHEMA, STEP_US);
    }

    void take(Event event) {
        lastUs = Math.max(lastUs, event.timestampUs());
        if (event.type() == EventType.WINDOW_FOCUS_CHANGE && !event.app().equals(app)) {
            arrive(event);
        } else if (event.type() == EventType.WINDOW_TITLE_CHANGE && event.timestampUs() > sinceUs) {
            titles++;
        }
        features.accept(event);
        readInstants();
    }

    /** Counts what is complete; a visit that nobody saw the end of is none. */
    void end(long endUs) {
        lastUs = Math.max(lastUs, endUs);
        features.watermark(lastUs);
        features.finish();
        readInstants();
        for (Row row : rows) {
            if (row.atUs + HORIZON_US <= lastUs) {
                while (!switches.isEmpty() && switches.first() <= row.atUs) {
                    switches.removeFirst();
                }
                boolean leaves = !switches.isEmpty() && switches.first() <= row.atUs + HORIZON_US;
                tally.row(person, row.secondsInApp, leaves);
            }
        }
        tally.stream(visits, apps.size());
    }

    private void arrive(Event event) {
        if (!app.isEmpty()) {
            double seconds = (event.timestampUs() - sinceUs) / 1e6;
            visits.add(seconds);
            tally.visit(seconds, titles, !before.isEmpty(), event.app().equals(before));
            if (!event.hostOf().equals(app) && !insideOf.equals(event.app())) {
                switches.add(event.timestampUs());
            }
        }
        before = app;
        app = event.app();
        insideOf = event.hostOf();
        sinceUs = event.timestampUs();
        titles = 0;
        apps.add(app);
    }

    private void readInstants() {
        while (features.nextInstant()) {
            if (!firstInstant && !features.away()) {
                features.read(SCHEMA, vector);
                rows.add(new Row(features.instantUs(), (int) vector[TIME_IN_APP]));
            }
            firstInstant = false;
        }
    }

    private record Row(long atUs, int secondsInApp) {}
}
