package io.neuralfocus.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.Outcome;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.Split;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.dataset.ToldState;
import io.neuralfocus.training.evaluation.Metric;
import io.neuralfocus.training.promotion.Verdict;
import io.neuralfocus.training.replay.StreamName;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.Trainer;
import io.neuralfocus.training.trainer.baseline.LogisticTrainer;
import io.neuralfocus.training.trainer.baseline.MajorityTrainer;
import io.neuralfocus.training.trainer.xgboost.XgboostSettings;
import io.neuralfocus.training.trainer.xgboost.XgboostTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final List<Head> RISK = List.of(Head.RISK);
    private static final List<Head> ALL = List.of(Head.values());
    private static final Recipe RECIPE =
            new Recipe(List.of(), "v1", List.of("risk"), "xgboost", false, 7, 1, Training.STEP_US);

    @TempDir
    Path folder;

    private static Training trees(int threads) {
        Trainer trees = new XgboostTrainer(new XgboostSettings(12, 3, 0.3, 0.8, 0.8, 5, 1, 3));
        return new Training(trees, false, new Conditions(7, threads));
    }

    private Path write(String registry, Trained trained) throws IOException {
        return new Registration(MadeUpRows.SCHEMA, MadeUpRows.CATALOG)
                .write(
                        Registry.open(folder.resolve(registry)),
                        "small",
                        RECIPE,
                        trained,
                        Verdict.notCompared("", "there is no champion"),
                        new Provenance("1", "0", "made up"));
    }

    @Test
    void shouldWriteTheSameBytesAgainWithAnyNumberOfThreads() throws IOException {
        Path one =
                write("one", trees(1).train(MadeUpRows.of(14, MadeUpRows.STATES).all(), ALL, Progress.UNSEEN));
        Path two =
                write("two", trees(2).train(MadeUpRows.of(14, MadeUpRows.STATES).all(), ALL, Progress.UNSEEN));
        try (var files = Files.list(one)) {
            List<Path> all = files.toList();
            assertEquals(1 + 4 * 3, all.size());
            for (Path file : all) {
                assertArrayEquals(
                        Files.readAllBytes(file), Files.readAllBytes(two.resolve(file.getFileName())), file::toString);
            }
        }
    }

    @Test
    void shouldLearnWhoIsRestlessAndReadBackWhatItWrote() throws IOException {
        Trained trained = trees(1).train(MadeUpRows.of(14, StateLabels.NONE).all(), RISK, Progress.UNSEEN);
        assertTrue(trained.heads().get(0).judged().value(Metric.AUC).orElse(0) > 0.6, trained::toString);
        ModelVersion version = ModelVersion.load(write("registry", trained));
        assertEquals("small_v1", version.card().id());
        assertEquals(MadeUpRows.SCHEMA.digest(), version.card().schemaDigest());
        assertEquals(RECIPE, RecipeJson.read(version.card().told("recipe").orElseThrow()));
        assertEquals("small_v2", String.valueOf(write("registry", trained).getFileName()));
    }

    /** People who work twice, with a break in between: who has just switched will switch again. */
    private static RowView twoStretches(int people) {
        FeatureSchema schema = FeatureSchema.v1();
        int sinceBreak = schema.names().indexOf("minutes_since_last_break");
        int switches = schema.names().indexOf("context_switches_30s");
        LabelledRows rows = new LabelledRows(schema);
        Random random = new Random(4);
        for (int person = 0; person < people; person++) {
            int stream = rows.stream(RowStream.of(new StreamName("person-" + person, "", "")));
            for (int row = 0; row < 600; row++) {
                long atUs = row * 10_000_000L + (row < 300 ? 0 : 1_000_000_000L);
                float[] vector = new float[schema.size()];
                vector[sinceBreak] = row % 300 / 6f;
                vector[switches] = random.nextInt(3);
                boolean again = random.nextInt(3) < vector[switches];
                rows.add(stream, atUs, vector, Outcome.of(again), ToldState.UNTOLD);
            }
        }
        return rows.all();
    }

    @Test
    void shouldTellOfLaterRowsOnlyWhatAModelCanRank() {
        RowView rows = twoStretches(14);
        TrainedHead.Later later = trees(1).train(rows, RISK, Progress.UNSEEN)
                .heads()
                .get(0)
                .later()
                .orElseThrow();
        assertTrue(later.auc() > 0.5, later::toString);
        assertTrue(later.rows() > 0 && later.people() > 0, later::toString);
        Training majority = new Training(new MajorityTrainer(), false, new Conditions(7, 1));
        assertEquals(
                Optional.empty(),
                majority.train(rows, RISK, Progress.UNSEEN).heads().get(0).later());
    }

    @Test
    void shouldNameAStoreByItsRowsAlone() {
        Input rows = new Input(Input.Use.STORE, "", "abc", 123);
        Recipe recipe = RECIPE.with(rows);
        assertEquals(Optional.of(rows), recipe.fromStore());
        assertEquals(
                "{\"use\":\"store\",\"sha256\":\"abc\",\"rows\":123}",
                RecipeJson.write(recipe).path("inputs").path(0).toString());
        assertEquals(recipe, RecipeJson.read(RecipeJson.write(recipe)));
    }

    @Test
    void shouldNeverJudgeOnRowsThatItLearntFromOrCalibratedOn() throws IOException {
        for (int people : new int[] {14, 4}) {
            Trained trained =
                    trees(1).train(MadeUpRows.of(people, StateLabels.NONE).all(), RISK, Progress.UNSEEN);
            Split split = trained.split();
            assertEquals(people == 14 ? Split.By.USER : Split.By.TIME, split.by());
            Set<String> fitted = rowsOf(split.train());
            if (split.by() == Split.By.TIME) {
                fitted.addAll(rowsOf(split.valid()));
            }
            Set<String> judged = rowsOf(trained.heads().get(0).judgedRows());
            assertFalse(judged.isEmpty());
            judged.retainAll(fitted);
            assertEquals(Set.of(), judged);
        }
    }

    private static Set<String> rowsOf(RowView rows) {
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(rows.stream(i).name() + "@" + rows.instantUs(i));
        }
        return all;
    }

    @Test
    void shouldSearchOnTrainUsersAndKeepTheBest() throws IOException {
        LabelledRows rows = MadeUpRows.of(14, StateLabels.NONE);
        Trained trained =
                new Training(new TwoSettings(), true, new Conditions(7, 1)).train(rows.all(), RISK, Progress.UNSEEN);
        List<Search.Tried> tried = trained.heads().get(0).tried();
        assertEquals(2, tried.size());
        assertTrue(tried.get(0).logLoss() < tried.get(1).logLoss());
        assertEquals("logistic", tried.get(0).candidate().name(), "a single stump cannot win");
    }

    /** Whoever searches tries a stump and a regression. */
    private record TwoSettings() implements Trainer {
        @Override
        public String name() {
            return "two";
        }

        @Override
        public List<Trainer> candidates() {
            return List.of(new XgboostTrainer(new XgboostSettings(1, 1, 0.01, 1, 1, 5, 1, 0)), new LogisticTrainer());
        }

        @Override
        public int steps() {
            return 1;
        }

        @Override
        public Fitted train(
                Head head, RowView train, float[] weights, RowView valid, Conditions conditions, Progress progress) {
            throw new IllegalStateException("only its candidates train");
        }
    }

    @Test
    void shouldRefuseRowsWithoutAnythingToLearnInOneSentence() {
        LabelledRows nobody = new LabelledRows(MadeUpRows.SCHEMA);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> trees(1).train(nobody.all(), RISK, Progress.UNSEEN));
        assertTrue(String.valueOf(refused.getMessage()).contains("give more events"), refused::toString);
        IllegalArgumentException unlabelled = assertThrows(
                IllegalArgumentException.class,
                () -> trees(1).train(MadeUpRows.of(14, StateLabels.NONE).all(), ALL, Progress.UNSEEN));
        assertTrue(String.valueOf(unlabelled.getMessage()).contains("head focused"), unlabelled::toString);
    }
}
