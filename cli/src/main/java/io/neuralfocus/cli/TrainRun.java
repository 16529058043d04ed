package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.Recipe;
import io.neuralfocus.training.Training;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One training by a recipe, with its files wherever they lie. */
record TrainRun(Recipe recipe, RowFiles files, Optional<Path> truth, Catalog catalog) {

    /** Reads the rows. */
    RowView rows(Terminal terminal) throws IOException {
        return rows(terminal, List.of());
    }

    /**
     * Reads the rows. They show the recipe's schema and hold what a rival takes as well, so that it can be judged on the
     * same ones, wherever that much is known of them.
     */
    RowView rows(Terminal terminal, List<String> takenByRival) throws IOException {
        FeatureSchema shown = Schemas.named(recipe.schema());
        Set<String> both = new HashSet<>(shown.names());
        both.addAll(takenByRival);
        FeatureSchema wide = FeatureSchema.holding(both).orElse(shown);
        LabelledRows rows = new LabelledRows(files.tell(shown, wide, terminal) ? wide : shown);
        files.source(catalog, recipe.stepUs(), truth, terminal).addTo(rows);
        if (recipe.heads().contains(Recipe.FOCUS)
                && rows.all().labelledFor(Head.FOCUSED).size() == 0) {
            throw Complaint.badInput("nobody has told a state, so there is nothing to learn for the head focused:"
                    + " leave out --heads, or give rows with people's labels.");
        }
        return rows.all().in(shown);
    }

    /** Trains on them; what cannot be trained on is a complaint. */
    Trained train(RowView rows, Progress progress) {
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
