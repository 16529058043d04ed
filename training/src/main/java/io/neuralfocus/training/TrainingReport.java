package io.neuralfocus.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.ModelKind;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.Split;
import io.neuralfocus.training.evaluation.Evaluation;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.evaluation.LognormalVisits;
import io.neuralfocus.training.evaluation.Outcomes;
import io.neuralfocus.training.evaluation.Risks;
import io.neuralfocus.training.evaluation.Rival;
import io.neuralfocus.training.report.Explained;
import io.neuralfocus.training.report.Report;
import io.neuralfocus.training.trainer.ModelFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report of a training that has just ended, on the rows that its risk head was judged on. */
record TrainingReport(Trained trained, JsonNode record, Optional<ModelVersion> champion, long seed) {

    /** Its files, under the name that the version was given. */
    Map<String, byte[]> files(String version) {
        TrainedHead risk = trained.heads().stream()
                .filter(head -> head.head() == Head.RISK)
                .findFirst()
                .orElseThrow();
        Outcomes outcomes = Outcomes.of(risk.judgedRows(), Head.RISK);
        Judge judge = Judge.seeded(seed);
        LognormalVisits visits = risk.closedForm().orElseThrow();
        Evaluation evaluation = new Evaluation(version, outcomes, risk.probabilities(), risk.judged(), List.of())
                .beside(
                        Rival.Role.BASELINE,
                        LognormalVisits.NAME,
                        visits.note("the rows that this model learnt from"),
                        visits.probabilities(risk.judgedRows()),
                        judge);
        Optional<ModelVersion> comparable = champion.filter(
                other -> Risks.missing(other.predictor(), risk.judgedRows()).isEmpty());
        if (comparable.isPresent()) {
            evaluation = evaluation.beside(
                    Rival.Role.VERSION,
                    comparable.get().card().id(),
                    "The champion when this was trained.",
                    Risks.of(comparable.get().predictor(), risk.judgedRows()),
                    judge);
        }
        String about = trained.split().by() == Split.By.USER ? Report.byUser("the valid users") : Report.BY_TIME_ONLY;
        return new Report(about, evaluation, record, explained(risk)).files();
    }

    private Optional<Explained> explained(TrainedHead risk) {
        ModelFile file = risk.fitted().file();
        return file.kind() == ModelKind.XGBOOST
                ? Optional.of(Explained.of(
                        ForestReader.read("risk.ubj", file.bytes(), ModelLimits.USUAL),
                        risk.judgedRows().schema().names(),
                        risk.judgedRows(),
                        seed))
                : Optional.empty();
    }
}
