package io.neuralfocus.store;

import static io.neuralfocus.store.Samples.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.engine.Cursor;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intervention.ShownIntervention;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.LabelLog;
import io.neuralfocus.store.prediction.LabelLog.Said;
import io.neuralfocus.store.prediction.LabelOutcome;
import io.neuralfocus.store.prediction.LabelSource;
import io.neuralfocus.store.prediction.ObservedOutcome;
import io.neuralfocus.store.prediction.PredictionLog.Observation;
import io.neuralfocus.store.prediction.PredictionLog.Page;
import io.neuralfocus.store.prediction.Remembered;
import io.neuralfocus.store.prediction.Retrospect;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was answered is kept whole, and carries what came after it. */
abstract class PredictionLaws extends Laws {

    PredictionLaws(Backend backend) {
        super(backend);
    }

    private static List<Long> instants(List<KeptPrediction> predictions) {
        return predictions.stream().map(kept -> kept.prediction().instantUs()).toList();
    }

    private List<KeptPrediction> all(DeviceKey device) {
        return store.predictions().after(device, 0, 1_000).predictions();
    }

    @Test
    void shouldPageThroughPredictionsByCursor() {
        assertEquals(
                3,
                store.predictions()
                        .append(List.of(prediction(ADA, 10), prediction(ADA, 30), prediction(ADA, 20)))
                        .join());
        Page<Long> first = store.predictions().after(ADA, 0, 2);
        Page<Long> second = store.predictions().after(ADA, first.cursor(), 2);
        Page<Long> third = store.predictions().after(ADA, second.cursor(), 2);
        assertEquals(List.of(10L, 30L), instants(first.predictions()));
        assertEquals(List.of(20L), instants(second.predictions()));
        assertTrue(third.predictions().isEmpty());
        assertEquals(second.cursor(), third.cursor());
    }

    @Test
    void shouldListASpanOfADeviceByCursorWithoutItsEvidence() {
        store.predictions()
                .append(List.of(
                        prediction(ADA, 10),
                        prediction(ADA, 40),
                        prediction(ADA, 20),
                        prediction(BOB, 25),
                        prediction(ADA, 30)))
                .join();
        Page<Long> first = store.predictions().listed(ADA, 20, 41, 0, 2);
        assertEquals(List.of(40L, 20L), instants(first.predictions()));
        assertEquals(
                List.of(30L),
                instants(store.predictions()
                        .listed(ADA, 20, 41, first.cursor(), 2)
                        .predictions()));
        assertEquals(
                List.of(10L, 40L, 20L, 30L),
                instants(store.predictions()
                        .listed(ADA, Long.MIN_VALUE, Long.MAX_VALUE, 0, 9)
                        .predictions()));
        assertEquals(List.of(), store.predictions().listed(ADA, 41, 90, 0, 9).predictions());
        KeptPrediction listed = first.predictions().get(1);
        KeptPrediction whole = store.predictions().at(ADA, 20, false).orElseThrow();
        assertEquals(whole.prediction().answer(), listed.prediction().answer());
        assertEquals(whole.prediction().id(), listed.prediction().id());
        assertEquals(0, listed.prediction().evidence().vector().length);
    }

    @Test
    void shouldTellARangeByTimeAcrossAPersonsDevices() {
        PersonKey person = new PersonKey("default", "carla");
        DeviceKey desk = new DeviceKey("default", "carla", new UUID(3, 1));
        DeviceKey phone = new DeviceKey("default", "carla", new UUID(3, 2));
        store.predictions()
                .append(List.of(
                        prediction(desk, 10),
                        prediction(phone, 20),
                        prediction(desk, 20),
                        prediction(desk, 40),
                        prediction(phone, 30),
                        prediction(ADA, 25)))
                .join();
        List<Long> told = new ArrayList<>();
        Cursor cursor = Cursor.OLDEST;
        while (true) {
            Page<Cursor> page = store.predictions().between(person, 15, 40, cursor, 2);
            told.addAll(instants(page.predictions()));
            if (page.predictions().isEmpty()) {
                break;
            }
            cursor = Cursor.of(page.cursor().text()).orElseThrow();
        }
        assertEquals(List.of(20L, 20L, 30L), told);
    }

    @Test
    void shouldKeepEverythingThatWasKnownBitForBit() {
        Random random = new Random(5);
        float[] vector = new float[134];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = i % 3 == 0 ? 0 : Float.intBitsToFloat(random.nextInt());
        }
        StoredPrediction offered = prediction(ADA, 10, vector);
        store.predictions().append(List.of(offered)).join();
        StoredPrediction kept = all(ADA).get(0).prediction();
        assertEquals(offered.id(), kept.id());
        assertEquals(offered.answer(), kept.answer());
        assertEquals(offered.evidence().beside(), kept.evidence().beside());
        assertEquals("schema", kept.evidence().schemaDigest());
        assertEquals("catalogue", kept.evidence().catalogDigest());
        float[] read = kept.evidence().vector();
        assertEquals(vector.length, read.length);
        for (int i = 0; i < vector.length; i++) {
            assertEquals(Float.floatToRawIntBits(vector[i]), Float.floatToRawIntBits(read[i]), "seed 5, value " + i);
        }
    }

    @Test
    void shouldKeepOnePredictionForAnInstantOfTheGridAndOneOnDemand() {
        StoredPrediction grid = prediction(ADA, 10);
        StoredPrediction asked = new StoredPrediction(
                new UUID(5, 5), ADA, 10, true, OptionalLong.of(3), "", grid.answer(), grid.evidence());
        assertEquals(2, store.predictions().append(List.of(grid, asked)).join());
        assertEquals(0, store.predictions().append(List.of(grid, asked)).join());
        assertEquals(2, store.predictions().count());
        assertEquals(OptionalLong.of(3), all(ADA).get(1).prediction().session());
        assertTrue(all(ADA).get(1).prediction().onDemand());
    }

    @Test
    void shouldFindAPredictionForItsOwnPersonAlone() {
        StoredPrediction offered = prediction(ADA, 10);
        store.predictions().append(List.of(offered, prediction(BOB, 10))).join();
        assertTrue(store.predictions().find(ADA.person(), offered.id()).isPresent());
        assertTrue(store.predictions().find(BOB.person(), offered.id()).isEmpty());
        assertTrue(
                store.predictions().find(new PersonKey("x", "y"), offered.id()).isEmpty());
    }

    @Test
    void shouldRememberTheFirstObservationOfEach() {
        StoredPrediction offered = prediction(ADA, 10);
        store.predictions().append(List.of(offered, prediction(ADA, 20))).join();
        Observation first = new Observation(offered.id(), ObservedOutcome.SWITCHED, 40);
        Observation second = new Observation(offered.id(), ObservedOutcome.STAYED, 50);
        assertEquals(0, store.predictions().observe(BOB, List.of(first)).join());
        assertEquals(1, store.predictions().observe(ADA, List.of(first)).join());
        assertEquals(0, store.predictions().observe(ADA, List.of(second)).join());
        assertEquals(Optional.of(ObservedOutcome.SWITCHED), all(ADA).get(0).observed());
        assertEquals(Optional.empty(), all(ADA).get(1).observed());
    }

    @Test
    void shouldLookBackOnTheGridPersonByPersonInTheOrderOfTime() {
        DeviceKey phone = new DeviceKey(ADA.tenant(), ADA.user(), new UUID(1, 9));
        StoredPrediction grid = prediction(ADA, 10_000_000);
        StoredPrediction asked = new StoredPrediction(
                new UUID(5, 5), ADA, 10_000_000, true, OptionalLong.empty(), "", grid.answer(), grid.evidence());
        store.predictions()
                .append(List.of(prediction(ADA, 60_000_000), prediction(BOB, 5_000_000), grid, asked))
                .join();
        store.predictions()
                .append(List.of(prediction(phone, 20_000_000), prediction(ADA, 15_000_000)))
                .join();
        store.predictions()
                .observe(ADA, List.of(new Observation(grid.id(), ObservedOutcome.SWITCHED, 40_000_000)))
                .join();
        store.labels()
                .label(ADA.person(), 15_000_000, 16_000_000, said(LabelOutcome.FOCUSED, LabelSource.TIMER, 9))
                .join();
        StoredPrediction why = prediction(phone, 20_000_000);
        store.interventions()
                .show(new ShownIntervention(
                        phone,
                        why.id(),
                        OptionalLong.empty(),
                        45_000_000,
                        "BREAK",
                        "SUGGEST_BREAK",
                        Optional.empty(),
                        "long",
                        0.9,
                        List.of(),
                        "m_v1",
                        Optional.empty()))
                .join();
        store.inputs().append(new AcceptedFrame(phone, 1, 1, 1, new byte[] {1})).join();
        List<String> told = new ArrayList<>();
        store.retrospect().each(10_000_000, new Retrospect.Visitor() {
            @Override
            public void device(Retrospect.Device device) {
                told.add("device " + device.key().device().getLeastSignificantBits() + device.door());
            }

            @Override
            public void prediction(Remembered one) {
                told.add(one.device().device().getLeastSignificantBits() + " at " + one.instantUs() / 1_000_000
                        + one.observed().map(outcome -> " " + outcome).orElse("")
                        + one.said().map(outcome -> " " + outcome).orElse("")
                        + (one.disturbed() ? " disturbed" : ""));
                assertEquals("schema", one.form().schemaDigest());
                assertEquals(1.5f, one.vector()[0]);
                assertEquals(0.25, one.risk());
            }
        });
        // What was shown at 45 s disturbs who was told at 20 s, but not within 30 s of 15 s; on every device of hers.
        assertEquals(
                List.of(
                        "device 1",
                        "1 at 10 SWITCHED",
                        "1 at 15 FOCUSED",
                        "device 9frames",
                        "9 at 20 disturbed",
                        "1 at 60"),
                told);
        assertEquals(
                Map.of(new Remembered.VectorForm("schema", "catalogue"), 5L),
                store.retrospect().forms());
        store.erasure().erase(ADA.person(), "ada", 1).join();
        List<Remembered> left = new ArrayList<>();
        store.retrospect().each(Long.MIN_VALUE, new Retrospect.Visitor() {
            @Override
            public void device(Retrospect.Device device) {
                assertEquals(BOB, device.key());
            }

            @Override
            public void prediction(Remembered one) {
                left.add(one);
            }
        });
        assertEquals(List.of(BOB), left.stream().map(Remembered::device).toList());
        assertEquals(
                Map.of(new Remembered.VectorForm("schema", "catalogue"), 1L),
                store.retrospect().forms(),
                "what nobody is shown any more does not count");
    }

    private static Said said(LabelOutcome outcome, LabelSource source, long atUs) {
        return new Said(outcome, source, "ada", atUs);
    }

    @Test
    void shouldLabelOnePredictionOfOnesOwn() {
        StoredPrediction offered = prediction(ADA, 10);
        store.predictions().append(List.of(offered, prediction(ADA, 20))).join();
        Said said = said(LabelOutcome.FOCUSED, LabelSource.HOTKEY, 99);
        assertTrue(store.labels().label(BOB.person(), offered.id(), said).join().isEmpty());
        assertTrue(store.labels().label(ADA.person(), offered.id(), said).join().isPresent());
        assertEquals(
                Optional.of(new KeptPrediction.Label(LabelOutcome.FOCUSED, LabelSource.HOTKEY, 99)),
                all(ADA).get(0).label());
        assertEquals(Optional.empty(), all(ADA).get(1).label());
        LabelLog.KeptLabel kept = store.labels().after(ADA.person(), 0, 10).get(0);
        assertEquals(said, kept.said());
        assertEquals(OptionalLong.of(all(ADA).get(0).number()), kept.prediction());
        assertEquals(List.of(), store.labels().after(ADA.person(), kept.number(), 10));
        assertEquals(List.of(), store.labels().after(BOB.person(), 0, 10));
    }

    /** The naive twin: all labels in the order in which they were committed, asked for each prediction. */
    @Test
    void shouldLetTheWeightiestLabelCountAndOfThoseTheLatest() {
        for (long seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            DeviceKey device = DeviceKey.alone(new UUID(40, seed));
            List<LabelLog.KeptLabel> labels = new ArrayList<>();
            List<Long> instants = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                if (random.nextBoolean()) {
                    long instantUs = random.nextInt(1_000) * 1_000_000L;
                    instants.add(instantUs);
                    store.predictions()
                            .append(List.of(prediction(device, instantUs)))
                            .join();
                } else {
                    long fromUs = random.nextInt(1_000) * 1_000_000L;
                    long toUs = fromUs + (1 + random.nextInt(300)) * 1_000_000L;
                    Said said = said(any(random, LabelOutcome.values()), any(random, LabelSource.values()), step);
                    long number = store.labels()
                            .label(device.person(), fromUs, toUs, said)
                            .join();
                    labels.add(new LabelLog.KeptLabel(number, OptionalLong.empty(), fromUs, toUs, said));
                }
            }
            assertEquals(labels, store.labels().after(device.person(), 0, 100), "seed " + seed);
            for (KeptPrediction kept : all(device)) {
                assertEquals(
                        naive(labels, kept.prediction().instantUs()),
                        kept.label(),
                        "seed " + seed + ", instant " + kept.prediction().instantUs());
            }
            assertEquals(instants.stream().distinct().count(), all(device).size());
        }
    }

    private static <T> T any(Random random, T[] among) {
        return among[random.nextInt(among.length)];
    }

    private static Optional<KeptPrediction.Label> naive(List<LabelLog.KeptLabel> labels, long instantUs) {
        Optional<Said> counts = Optional.empty();
        for (LabelLog.KeptLabel label : labels) {
            boolean speaksOfIt = label.fromUs() <= instantUs && instantUs < label.toUs();
            if (speaksOfIt
                    && (counts.isEmpty()
                            || label.said().source().compareTo(counts.get().source()) >= 0)) {
                counts = Optional.of(label.said());
            }
        }
        return counts.map(said -> new KeptPrediction.Label(said.outcome(), said.source(), said.atUs()));
    }
}
