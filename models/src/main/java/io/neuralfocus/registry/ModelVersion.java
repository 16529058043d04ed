package io.neuralfocus.registry;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.explain.TreeShap;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.prediction.HeadModel;
import io.neuralfocus.prediction.Predictor;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TreesScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One version, read and checked: its card and what predicts with it.
 *
 * @param folder where it was read from
 */
public record ModelVersion(Path folder, Card card, Predictor predictor) {

    /** Reads a bundle's folder; one that is damaged in any file is a {@link RefusedModelException}. */
    public static ModelVersion load(Path folder) throws IOException {
        BundleFolder bundle = BundleFolder.open(folder);
        Card card = bundle.card();
        if (card.kind() != ModelKind.XGBOOST) {
            throw new RefusedModelException(
                    folder.toString(), "kind", card.kind().label() + " is not a model of vectors");
        }
        Map<Head, HeadModel> heads = new EnumMap<>(Head.class);
        for (Map.Entry<Head, HeadFiles> entry : card.heads().entrySet()) {
            HeadFiles files = entry.getValue();
            Calibration calibration =
                    CalibrationFile.read(bundle.name(files.calibration()), bundle.read(files.calibration()));
            String name = bundle.name(files.model());
            Forest forest = ForestReader.read(name, bundle.read(files.model()), ModelLimits.USUAL);
            if (forest.features() != card.features().size()) {
                throw new RefusedModelException(
                        name,
                        "",
                        "it takes " + forest.features() + " features, the card names "
                                + card.features().size());
            }
            // Only the risk is explained to people.
            Optional<TreeShap> shap = entry.getKey() == Head.RISK ? Optional.of(TreeShap.of(forest)) : Optional.empty();
            heads.put(entry.getKey(), new HeadModel(new TreesScorer(forest, card.features()), calibration, shap));
        }
        if (card.report().isPresent()) {
            bundle.read(card.report().get());
        }
        Predictor predictor =
                new Predictor(card.id(), card.features(), card.horizonSeconds(), card.focusIsIndex(), heads);
        return new ModelVersion(folder, card, predictor);
    }
}
