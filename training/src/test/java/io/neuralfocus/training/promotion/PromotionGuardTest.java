package io.neuralfocus.training.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.BundleWriter;
import io.neuralfocus.registry.LinearFile;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.linear.LinearModel;
import io.neuralfocus.scorer.linear.Shape;
import io.neuralfocus.scorer.linear.Term;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.Outcome;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.ToldState;
import io.neuralfocus.training.evaluation.Guard;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.replay.StreamName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionGuardTest {

    private static final FeatureSchema SCHEMA = FeatureSchema.v1();

    @TempDir
    Path folder;

    private final PromotionGuard guard = new PromotionGuard(new Judge(300, 7), Guard.USUAL);

    private static RowView rows() {
        return rows(SCHEMA);
    }

    /** The first feature is the log-odds of what happens. */
    private static RowView rows(FeatureSchema schema) {
        LabelledRows rows = new LabelledRows(schema);
        Random random = new Random(5);
        for (int user = 0; user < 12; user++) {
            int stream = rows.stream(RowStream.of(new StreamName("p" + user, "", "")));
            for (int i = 0; i < 200; i++) {
                float[] vector = new float[schema.size()];
                vector[0] = (float) random.nextGaussian();
                boolean happened = random.nextDouble() < 1 / (1 + Math.exp(-2 * vector[0]));
                rows.add(stream, i * 10_000_000L, vector, Outcome.of(happened), ToldState.UNTOLD);
            }
        }
        return rows.all();
    }

    private ModelVersion champion(List<String> features, ObjectNode record) throws IOException {
        List<Term> terms = new ArrayList<>(Collections.nCopies(features.size(), Term.NOTHING));
        terms.set(0, new Term(Shape.PLAIN, 0, 1, 2));
        float[] margins = new float[400];
        boolean[] happened = new boolean[400];
        int[] people = new int[400];
        Random random = new Random(6);
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) (2 * random.nextGaussian());
            happened[i] = random.nextDouble() < 1 / (1 + Math.exp(-margins[i]));
            people[i] = i % 8;
        }
        Path version = new BundleWriter("champion")
                .schema("v1", SCHEMA.digest(), features)
                .catalogue(SCHEMA.digest())
                .record(record)
                .linearHead(
                        Head.RISK,
                        LinearFile.write(new LinearModel(0, terms), features),
                        Calibration.fit(margins, happened, people))
                .write(folder);
        return ModelVersion.load(version);
    }

    private static double[] risks(RowView rows, double sharpness) {
        double[] risks = new double[rows.size()];
        Arrays.setAll(risks, row -> 1 / (1 + Math.exp(-sharpness * rows.value(row, 0))));
        return risks;
    }

    @Test
    void shouldRejectWhatIsShownToBeWorseAndSayWhy() throws IOException {
        RowView rows = rows();
        ModelVersion champion = champion(SCHEMA.names(), JsonNodeFactory.instance.objectNode());
        Verdict worse = guard.verdict(rows, risks(rows, -0.5), Optional.of(champion));
        assertEquals(Verdict.State.REJECTED, worse.state());
        assertTrue(worse.reason().contains("worse than champion_v1"), worse::reason);
        assertTrue(worse.reason().contains("AUC"), worse::reason);
        Verdict equal = guard.verdict(rows, risks(rows, 2), Optional.of(champion));
        assertEquals(Verdict.State.CANDIDATE, equal.state(), equal::reason);
        assertEquals("champion_v1", equal.against());
    }

    @Test
    void shouldCompareWithAChampionThatTakesMoreThanTheCandidateWasShown() throws IOException {
        RowView shown = rows(FeatureSchema.v2().withSequence()).in(SCHEMA);
        for (FeatureSchema others : List.of(FeatureSchema.v2(), SCHEMA.withSequence())) {
            ModelVersion champion = champion(others.names(), JsonNodeFactory.instance.objectNode());
            Verdict worse = guard.verdict(shown, risks(shown, -0.5), Optional.of(champion));
            assertEquals(Verdict.State.REJECTED, worse.state(), worse::reason);
        }
        RowView wide = shown.in(FeatureSchema.v2());
        ModelVersion narrow = champion(SCHEMA.names(), JsonNodeFactory.instance.objectNode());
        assertEquals(
                Verdict.State.REJECTED,
                guard.verdict(wide, risks(wide, -0.5), Optional.of(narrow)).state());
    }

    @Test
    void shouldSayWhyItCannotCompare() throws IOException {
        RowView rows = rows();
        assertEquals("", guard.verdict(rows, risks(rows, 2), Optional.empty()).against());
        List<String> others = new ArrayList<>(SCHEMA.names());
        others.set(3, "phase_of_the_moon");
        Verdict verdict = guard.verdict(
                rows, risks(rows, -2), Optional.of(champion(others, JsonNodeFactory.instance.objectNode())));
        assertEquals(Verdict.State.CANDIDATE, verdict.state());
        assertTrue(verdict.reason().contains("phase_of_the_moon"), verdict::reason);
    }

    @Test
    void shouldPromoteARejectedVersionByForceAlone() throws IOException {
        RowView rows = rows();
        Verdict worse = guard.verdict(
                rows, risks(rows, -0.5), Optional.of(champion(SCHEMA.names(), JsonNodeFactory.instance.objectNode())));
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.set("verdict", worse.toJson());
        champion(SCHEMA.names(), record);
        Registry registry = Registry.open(folder);
        RefusedModelException refused = assertThrows(
                RefusedModelException.class,
                () -> registry.promote(Alias.CHAMPION, "champion_v2", "me", "", Instant.EPOCH));
        assertTrue(String.valueOf(refused.getMessage()).contains("worse than champion_v1"), refused::toString);
        registry.promote(Alias.CHAMPION, "champion_v1", "me", "", Instant.EPOCH);
        registry.force(Alias.CHAMPION, "champion_v2", "me", "I know better", Instant.EPOCH);
        assertEquals("champion_v2", registry.aliases().get(Alias.CHAMPION));
    }
}
