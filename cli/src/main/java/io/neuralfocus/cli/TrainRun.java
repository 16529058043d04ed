package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.Recipe;
import io.neuralfocus.training.Training;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One training by a recipe, with its files wherever they lie. */
record TrainRun(Recipe recipe, RowFiles files, Optional<Path> truth, Catalog catalog) {

    /** Reads the rows. */
    LabelledRows rows(Terminal terminal) throws IOException {
        Trainer trainer = Trainers.named(recipe.trainer());
        LabelledRows rows = new LabelledRows(
                Schemas.named(recipe.schema()), trainer.sequences().width());
        files.source(catalog, recipe.stepUs(), trainer.sequences(), truth, terminal)
                .addTo(rows);
        return rows;
    }

    /** Trains on them; what cannot be trained on is a complaint. */
    Trained train(LabelledRows rows, Progress progress) {
        Training training = new Training(
                Trainers.named(recipe.trainer()), recipe.search(), new Conditions(recipe.seed(), recipe.threads()));
        try {
            return training.train(rows, heads(), progress);
        } catch (IllegalArgumentException e) {
            throw Complaint.badInput(String.valueOf(e.getMessage()));
        }
    }

    private List<Head> heads() {
        List<Head> heads = new ArrayList<>(List.of(Head.RISK));
        if (recipe.heads().contains(Recipe.FOCUS)) {
            heads.addAll(List.of(Head.FOCUSED, Head.DISTRACTED, Head.PSEUDO_PRODUCTIVE));
        }
        return heads;
    }
}
