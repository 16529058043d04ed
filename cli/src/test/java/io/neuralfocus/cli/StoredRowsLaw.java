package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.ObservedOutcome;
import io.neuralfocus.store.prediction.Remembered;
import io.neuralfocus.store.prediction.Retrospect;
import io.neuralfocus.training.Training;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.Outcome;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.dataset.StoredRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is learnt from a store is what is learnt from the log it keeps: the same rows, bit for bit, with the same labels. One
 * thing differs, and is told: the store knows no outcome where the person was away, silent or shown something within the
 * horizon; replay labels some of those rows.
 */
final class StoredRowsLaw {

    private static final FeatureSchema WIDEST = FeatureSchema.v2().withSequence();

    private StoredRowsLaw() {}

    private record At(String device, long instantUs) {}

    private record Known(Outcome risk, int[] bits) {}

    /**
     * Holds one against the other.
     *
     * @param logs of the devices, with all that ever came in
     */
    static void hold(Retrospect store, List<Path> logs, String what) throws IOException {
        StoredRows stored = new StoredRows(store, Catalog.shipped().digest(), Training.STEP_US);
        LabelledRows fromStore = new LabelledRows(WIDEST);
        stored.addTo(fromStore);
        LabelledRows fromLogs = new LabelledRows(WIDEST);
        new LabelledEvents(logs, Catalog.shipped(), Training.STEP_US, StateLabels.NONE, silent()).addTo(fromLogs);
        Map<At, Known> ours = known(fromStore);
        Map<At, Known> theirs = known(fromLogs);
        assertEquals(stored.tally().taken(), ours.size(), what);
        // What people said of a row counts also where nobody knows what came: replay can tell nothing of that.
        ours.values().removeIf(one -> one.risk() == Outcome.UNKNOWN);
        Set<String> users = new TreeSet<>(fromLogs.users());
        assertEquals(users, new TreeSet<>(fromStore.users()), what);
        ours.forEach((at, one) -> {
            Known other = Objects.requireNonNull(theirs.get(at), what + ": replay has no row at " + at);
            assertEquals(other.risk(), one.risk(), () -> what + " at " + at);
            assertArrayEquals(other.bits(), one.bits(), () -> what + " at " + at);
        });
        theirs.keySet().removeAll(ours.keySet());
        // Which are left over: those of which the store knows no outcome, and no others.
        int unknown = theirs.size();
        store.each(Long.MIN_VALUE, new Retrospect.Visitor() {
            @Override
            public void device(Retrospect.Device device) {
                assertTrue(users.contains(device.key().user()), what);
            }

            @Override
            public void prediction(Remembered one) {
                boolean known = one.observed()
                        .filter(outcome -> outcome != ObservedOutcome.CENSORED)
                        .isPresent();
                if (!known || one.disturbed()) {
                    theirs.remove(at(one.device(), one.instantUs()));
                }
            }
        });
        assertEquals(Set.of(), theirs.keySet(), what);
        assertTrue(
                ours.size() > 300 && unknown > 0, () -> what + ": " + ours.size() + " rows, " + unknown + " unknown");
    }

    private static At at(DeviceKey device, long instantUs) {
        return new At(device.deviceText(), instantUs);
    }

    private static Map<At, Known> known(LabelledRows rows) {
        RowView all = rows.all();
        Map<At, Known> known = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            float[] vector = new float[all.width()];
            all.vector(i, vector, 0);
            int[] bits = new int[vector.length];
            Arrays.setAll(bits, value -> Float.floatToRawIntBits(vector[value]));
            known.put(
                    new At(all.stream(i).name().device(), all.instantUs(i)),
                    new Known(all.outcome(i, Head.RISK), bits));
        }
        assertEquals(all.size(), known.size());
        return known;
    }

    private static Terminal silent() {
        return new Terminal(
                Terminal.utf8(OutputStream.nullOutputStream()),
                Terminal.utf8(OutputStream.nullOutputStream()),
                false,
                false);
    }
}
