package io.neuralfocus.training.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intervention.ShownIntervention;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.Answer;
import io.neuralfocus.store.prediction.Evidence;
import io.neuralfocus.store.prediction.LabelLog.Said;
import io.neuralfocus.store.prediction.LabelOutcome;
import io.neuralfocus.store.prediction.LabelSource;
import io.neuralfocus.store.prediction.ObservedOutcome;
import io.neuralfocus.store.prediction.PredictionLog.Observation;
import io.neuralfocus.store.prediction.StoredPrediction;
import io.neuralfocus.store.upkeep.RetentionSettings;
import io.neuralfocus.training.dataset.StoredRows.Tally;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRowsTest {

    private static final DeviceKey ADA = new DeviceKey("default", "ada", new UUID(1, 1));
    private static final FeatureSchema WIDEST = FeatureSchema.v2().withSequence();
    private static final long SECOND_US = 1_000_000;
    private static final String CATALOGUE = "today";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static StoredPrediction prediction(long second, String digest, int width, int horizonSeconds) {
        return predictionAt(second * SECOND_US, digest, width, horizonSeconds);
    }

    private static StoredPrediction predictionAt(long instantUs) {
        return predictionAt(instantUs, WIDEST.digest(), WIDEST.size(), 30);
    }

    private static StoredPrediction predictionAt(long instantUs, String digest, int width, int horizonSeconds) {
        float[] vector = new float[width];
        for (int i = 0; i < width; i++) {
            vector[i] = instantUs / SECOND_US * 1_000 + i;
        }
        return new StoredPrediction(
                new UUID(7, instantUs),
                ADA,
                instantUs,
                false,
                OptionalLong.empty(),
                "code",
                new Answer(
                        0.25, "LOW", 0.5, 75, true, horizonSeconds, "m_v1", Optional.empty(), OptionalDouble.empty()),
                new Evidence(digest, CATALOGUE, vector, Evidence.Beside.NONE));
    }

    private static StoredPrediction prediction(long second) {
        return prediction(second, WIDEST.digest(), WIDEST.size(), 30);
    }

    private void keep(StoredPrediction prediction, ObservedOutcome outcome) {
        store.predictions().append(List.of(prediction)).join();
        store.predictions()
                .observe(ADA, List.of(new Observation(prediction.id(), outcome, prediction.instantUs() + 30)))
                .join();
    }

    private StoredRows rows() {
        return new StoredRows(store.retrospect(), CATALOGUE, 10 * SECOND_US);
    }

    @Test
    void shouldTakeEverySecondInstantOfTheGridButTheFirst() {
        for (long second = 3; second < 63; second += 5) {
            keep(prediction(second), second % 2 == 0 ? ObservedOutcome.STAYED : ObservedOutcome.SWITCHED);
        }
        LabelledRows rows = new LabelledRows(FeatureSchema.v2());
        StoredRows stored = rows();
        stored.addTo(rows);
        RowView all = rows.all();
        assertEquals(5, all.size());
        float[] vector = new float[all.width()];
        for (int i = 0; i < 5; i++) {
            long second = 13 + 10L * i;
            assertEquals(second * SECOND_US, all.instantUs(i));
            assertEquals(Outcome.YES, all.outcome(i, Head.RISK));
            all.vector(i, vector, 0);
            for (int column = 0; column < vector.length; column++) {
                int place = WIDEST.names().indexOf(FeatureSchema.v2().names().get(column));
                assertEquals(second * 1_000f + place, vector[column]);
            }
        }
        assertEquals(new Tally(5, 5, 0, 0, 0, 0, 0, 0, 0), stored.tally());
    }

    /** A lane that was built from what was left of a log begins its grid at another instant. */
    @Test
    void shouldGoOnWithADeviceWhoseGridBeginsAnew() {
        long anew = 47 * SECOND_US + 123_457;
        for (long atUs = 0; atUs <= 40 * SECOND_US; atUs += 5 * SECOND_US) {
            keep(predictionAt(atUs), ObservedOutcome.STAYED);
        }
        // The lanes' grids overlap for a while: the first one goes on until it is over.
        keep(predictionAt(anew - 10 * SECOND_US), ObservedOutcome.STAYED);
        for (long atUs = anew; atUs <= anew + 35 * SECOND_US; atUs += 5 * SECOND_US) {
            keep(predictionAt(atUs), ObservedOutcome.STAYED);
        }
        LabelledRows rows = new LabelledRows(FeatureSchema.v2());
        StoredRows stored = rows();
        stored.addTo(rows);
        RowView all = rows.all();
        assertEquals(
                List.of(10L, 20L, 30L, 40L, 62L, 72L, 82L),
                IntStream.range(0, all.size())
                        .mapToObj(row -> all.instantUs(row) / SECOND_US)
                        .toList());
        assertEquals(1, stored.tally().begunAnew());
        assertEquals(7, stored.tally().seen());
    }

    @Test
    void shouldLeaveOutWhatMustNotBeLearntFromAndCountIt() {
        FeatureSchema v1 = FeatureSchema.v1();
        store.predictions().append(List.of(prediction(0))).join();
        keep(prediction(10), ObservedOutcome.CENSORED);
        store.predictions().append(List.of(prediction(20))).join();
        keep(prediction(30), ObservedOutcome.STAYED);
        keep(prediction(40, v1.digest(), v1.size(), 30), ObservedOutcome.STAYED);
        keep(prediction(50, "of nobody", 3, 30), ObservedOutcome.STAYED);
        keep(prediction(60, WIDEST.digest(), WIDEST.size(), 60), ObservedOutcome.STAYED);
        keep(prediction(70), ObservedOutcome.CENSORED);
        keep(prediction(100), ObservedOutcome.STAYED);
        // A label does not bring back what was disturbed; one on a censored row counts, without a risk.
        for (long second : new long[] {70, 100}) {
            store.labels()
                    .label(
                            ADA.person(),
                            second * SECOND_US,
                            second * SECOND_US + 1,
                            new Said(LabelOutcome.FOCUSED, LabelSource.HOTKEY, "ada", 9))
                    .join();
        }
        store.interventions()
                .show(new ShownIntervention(
                        ADA,
                        prediction(100).id(),
                        OptionalLong.empty(),
                        129 * SECOND_US,
                        "BREAK",
                        "SUGGEST_BREAK",
                        Optional.empty(),
                        "long",
                        0.9,
                        List.of(),
                        "m_v1",
                        Optional.empty()))
                .join();
        LabelledRows rows = new LabelledRows(FeatureSchema.v2());
        StoredRows stored = rows();
        stored.addTo(rows);
        // The one at 60 s looks 60 s ahead: what came in them is no label of a risk within 30 s.
        assertEquals(new Tally(8, 2, 1, 2, 1, 1, 1, 0, 0), stored.tally());
        RowView all = rows.all();
        assertEquals(30 * SECOND_US, all.instantUs(0));
        assertEquals(Outcome.NO, all.outcome(0, Head.RISK));
        assertEquals(Outcome.UNKNOWN, all.outcome(0, Head.FOCUSED));
        assertEquals(70 * SECOND_US, all.instantUs(1));
        assertEquals(Outcome.UNKNOWN, all.outcome(1, Head.RISK));
        assertEquals(Outcome.YES, all.outcome(1, Head.FOCUSED));

        LabelledRows narrow = new LabelledRows(v1);
        StoredRows again = rows();
        again.addTo(narrow);
        assertEquals(new Tally(8, 3, 1, 1, 1, 1, 1, 0, 0), again.tally());
        assertNotEquals(stored.sha256(), again.sha256());
        StoredRows tomorrow = new StoredRows(store.retrospect(), "another", 10 * SECOND_US);
        tomorrow.addTo(new LabelledRows(v1));
        assertEquals(3, tomorrow.tally().otherCatalogue());
        assertEquals(1, StoredRows.lacking(store.retrospect(), v1, FeatureSchema.v2()));
        assertEquals(0, StoredRows.lacking(store.retrospect(), FeatureSchema.v2(), WIDEST));
        store.predictions().append(List.of(prediction(1_000))).join();
        StoredRows later = rows();
        later.addTo(new LabelledRows(v1));
        assertEquals(new Tally(9, 3, 1, 1, 1, 1, 2, 0, 0), later.tally(), "the device never told what came");
        store.retention()
                .step(100 * SECOND_US, new RetentionSettings(Long.MAX_VALUE, 0, 50 * SECOND_US))
                .join();
        assertEquals(0, StoredRows.lacking(store.retrospect(), v1, FeatureSchema.v2()), "no such row is left");
    }

    @Test
    void shouldRefuseAVectorThatIsNotAsWideAsItsSchema() {
        keep(prediction(0), ObservedOutcome.STAYED);
        keep(prediction(10, WIDEST.digest(), 5, 30), ObservedOutcome.STAYED);
        StoreException damaged = assertThrows(StoreException.class, () -> rows().addTo(new LabelledRows(WIDEST)));
        assertTrue(String.valueOf(damaged.getMessage()).contains("has 5 values"), damaged::toString);
    }

    @Test
    void shouldGiveEachPersonANameOfTheirOwn() {
        assertEquals("ada", StoredRows.name(new PersonKey("default", "ada")));
        assertEquals("acme/ada", StoredRows.name(new PersonKey("acme", "ada")));
        assertEquals("default/acme/ada", StoredRows.name(new PersonKey("default", "acme/ada")));
        assertEquals("a%2Fb/c", StoredRows.name(new PersonKey("a/b", "c")));
        assertEquals("a%252Fb/c", StoredRows.name(new PersonKey("a%2Fb", "c")));
    }
}
