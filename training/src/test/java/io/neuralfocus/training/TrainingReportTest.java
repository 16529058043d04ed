package io.neuralfocus.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.evaluation.Guard;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.promotion.PromotionGuard;
import io.neuralfocus.training.promotion.Verdict;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.xgboost.XgboostSettings;
import io.neuralfocus.training.trainer.xgboost.XgboostTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingReportTest {

    private static final Recipe RECIPE =
            new Recipe(List.of(), "v1", List.of("risk"), "xgboost", false, 7, 1, Training.STEP_US);
    private static final Provenance PROVENANCE = new Provenance("1", "0", "made up");

    @TempDir
    Path folder;

    private static Trained train(int people) throws IOException {
        XgboostTrainer trees = new XgboostTrainer(new XgboostSettings(12, 3, 0.3, 0.8, 0.8, 5, 1, 3));
        return new Training(trees, false, new Conditions(7, 1))
                .train(MadeUpRows.of(people, StateLabels.NONE).all(), List.of(Head.RISK), Progress.UNSEEN);
    }

    @Test
    void shouldLieBesideTheModelAndChangeNothingOfItsCard() throws IOException {
        Trained trained = train(24);
        Registration registration = new Registration(MadeUpRows.SCHEMA, MadeUpRows.CATALOG);
        Verdict first = Verdict.notCompared("", "there is no champion");
        Registry registry = Registry.open(folder.resolve("with"));
        Path with = registration.write(
                registry, "small", RECIPE, trained, first, PROVENANCE, Optional.empty(), Progress.UNSEEN);
        Path without = registration.write(
                Registry.open(folder.resolve("without")), "small", RECIPE, trained, first, PROVENANCE);
        assertArrayEquals(
                Files.readAllBytes(without.resolve("card.json")), Files.readAllBytes(with.resolve("card.json")));
        String page = Files.readString(with.resolve("report.html"));
        assertTrue(page.contains("<h1>small_v1</h1>"), "the version's name");
        assertTrue(page.contains("lognormal visits"), "the closed form beside it");
        assertTrue(Files.exists(with.resolve("learning_curve.png")), "how it learnt");
        assertTrue(Files.exists(with.resolve("shap_summary.png")), "what it looks at");

        ModelVersion champion = ModelVersion.load(with);
        Verdict second = new PromotionGuard(Judge.seeded(7), Guard.USUAL)
                .verdict(
                        trained.heads().get(0).judgedRows(),
                        trained.heads().get(0).probabilities(),
                        Optional.of(champion));
        Path next = registration.write(
                registry, "small", RECIPE, trained, second, PROVENANCE, Optional.of(champion), Progress.UNSEEN);
        assertTrue(
                Files.readString(next.resolve("report.html"))
                        .contains("small_v2 and small_v1 cannot be told apart on these rows"),
                "the champion beside it");
    }

    @Test
    void shouldBeginWithTheSplitByTime() throws IOException {
        Path written = new Registration(MadeUpRows.SCHEMA, MadeUpRows.CATALOG)
                .write(
                        Registry.open(folder),
                        "small",
                        RECIPE,
                        train(4),
                        Verdict.notCompared("", "there is no champion"),
                        PROVENANCE,
                        Optional.empty(),
                        Progress.UNSEEN);
        assertTrue(
                Files.readString(written.resolve("report.html"))
                        .contains("<body>\n<p class=\"about\">Split by time only"),
                "its first line");
    }

    @Test
    void shouldLeaveNothingWhereItIsStoppedWhileItIsDrawn() throws IOException {
        Path place = folder.resolve("stopped");
        Registration registration = new Registration(MadeUpRows.SCHEMA, MadeUpRows.CATALOG);
        Verdict verdict = Verdict.notCompared("", "there is no champion");
        Trained trained = train(4);
        Progress stopped = () -> {
            throw new CancellationException("stopped");
        };
        assertThrows(
                CancellationException.class,
                () -> registration.write(
                        Registry.open(place),
                        "small",
                        RECIPE,
                        trained,
                        verdict,
                        PROVENANCE,
                        Optional.empty(),
                        stopped));
        assertFalse(Files.exists(place), "a registry without a version");
    }
}
