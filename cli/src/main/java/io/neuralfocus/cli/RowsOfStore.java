package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.store.StoreView;
import io.neuralfocus.training.Input;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.StoredRows;
import io.neuralfocus.training.dataset.StoredRows.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Rows out of the store that a setting names, read beside the running service, with a word on what was not taken. */
record RowsOfStore(String setting) {

    /** Adds them, so far apart, and tells what was read. */
    Input addTo(LabelledRows rows, Catalog catalog, long stepUs, Terminal terminal) {
        try (StoreView view = StoreView.of(setting)) {
            StoredRows stored = new StoredRows(view.retrospect(), catalog.digest(), stepUs);
            stored.addTo(rows);
            Tally tally = stored.tally();
            String left = left(tally, rows.schema());
            tellThinned(stored.thinnedBeforeUs(), terminal);
            if (tally.seen() == 0) {
                throw Complaint.badInput("the store holds no predictions of the grid yet, so nothing can be learnt from"
                        + " it: let agents send events to its service first.");
            }
            if (tally.taken() == 0) {
                throw Complaint.badInput(line("of the %,d predictions in the store none has a label", tally.seen())
                        + (left.isEmpty() ? "" : " (" + left + ")")
                        + ": what came is known 30 s after each, so let the service see more.");
            }
            terminal.say(line(
                            "%,d of the %,d predictions that stand %s s apart are taken",
                            tally.taken(), tally.seen(), seconds(stepUs))
                    + (left.isEmpty() ? "." : "; left out: " + left + "."));
            if (tally.otherCatalogue() > 0) {
                terminal.say(line(
                        "%,d of them were made when apps were known by another catalogue; they are taken as they are.",
                        tally.otherCatalogue()));
            }
            if (tally.begunAnew() > 0) {
                terminal.say(line(
                        "%,d times a device began its grid anew; from there on its rows stand on the new one.",
                        tally.begunAnew()));
            }
            return new Input(Input.Use.STORE, "", stored.sha256(), tally.taken());
        }
    }

    /** Whether a wider schema can be had for every row that can be had in this one; says how many stand against it. */
    boolean tell(FeatureSchema schema, FeatureSchema wider, Terminal terminal) {
        try (StoreView view = StoreView.of(setting)) {
            long lacking = StoredRows.lacking(view.retrospect(), schema, wider);
            if (lacking > 0) {
                terminal.say(line(
                        "%,d predictions in the store lack features of schema %s that the champion takes: so as to leave"
                                + " none of them out, it is not compared.",
                        lacking, wider.version()));
            }
            return lacking == 0;
        }
    }

    /** Says how far one could look back, where that was not all the way. */
    static void tellThinned(OptionalLong beforeUs, Terminal terminal) {
        beforeUs.ifPresent(us -> terminal.say("looked back to " + CalibrationTable.instant(us)
                + ": before it predictions are thinned (retention.predictions), and those that are left are no fair"
                + " sample."));
    }

    private static String left(Tally tally, FeatureSchema schema) {
        List<String> left = new ArrayList<>();
        add(left, tally.censored(), "censored, for the person was away or silent");
        add(left, tally.disturbed(), "followed by an intervention");
        add(left, tally.open(), "whose horizon is not over");
        add(left, tally.unobserved(), "of which nobody observed what came");
        add(left, tally.otherSchema(), "with vectors that lack features of schema " + schema.version());
        return String.join(", ", left);
    }

    private static void add(List<String> left, long count, String what) {
        if (count > 0) {
            left.add(line("%,d %s", count, what));
        }
    }

    private static String seconds(long stepUs) {
        return stepUs % 1_000_000 == 0 ? Long.toString(stepUs / 1_000_000) : Double.toString(stepUs / 1e6);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
