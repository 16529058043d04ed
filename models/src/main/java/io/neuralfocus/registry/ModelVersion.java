package io.neuralfocus.registry;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.explain.LeavingOut;
import io.neuralfocus.explain.TreeShap;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.prediction.HeadModel;
import io.neuralfocus.prediction.Predictor;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.linear.LinearModel;
import io.neuralfocus.scorer.linear.LinearScorer;
import io.neuralfocus.scorer.onnx.OnnxScorer;
import io.neuralfocus.scorer.onnx.SequenceScorer;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import io.neuralfocus.scorer.trees.TreesScorer;
import io.neuralfocus.scorer.xgboost.XgboostScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
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
        return load(folder, Engine.TREES);
    }

    /** Reads a bundle's folder for an engine; a sequence model knows onnx alone, and has it by default too. What a native engine holds is let go of by closing the predictor. */
    public static ModelVersion load(Path folder, Engine engine) throws IOException {
        BundleFolder bundle = BundleFolder.open(folder);
        Card card = bundle.card();
        bundle.readAll();
        Map<Head, HeadModel> heads = new EnumMap<>(Head.class);
        for (Map.Entry<Head, HeadFiles> entry : card.heads().entrySet()) {
            // Only the risk is explained to people.
            heads.put(entry.getKey(), head(bundle, entry.getValue(), engine, entry.getKey() == Head.RISK));
        }
        Predictor predictor =
                new Predictor(card.id(), card.features(), card.horizonSeconds(), card.focusIsIndex(), heads);
        return new ModelVersion(folder, card, predictor);
    }

    private static HeadModel head(BundleFolder bundle, HeadFiles files, Engine engine, boolean explained)
            throws IOException {
        Calibration calibration =
                CalibrationFile.read(bundle.name(files.calibration()), bundle.read(files.calibration()));
        return switch (bundle.card().kind()) {
            case XGBOOST -> trees(bundle, files, engine, explained, calibration);
            case LINEAR -> linear(bundle, files, engine, calibration);
            case ONNX_SEQUENCE -> sequence(bundle, files, engine, explained, calibration);
        };
    }

    private static HeadModel linear(BundleFolder bundle, HeadFiles files, Engine engine, Calibration calibration)
            throws IOException {
        String name = bundle.name(files.model());
        if (engine != Engine.TREES) {
            throw new RefusedModelException(
                    name, "", "a linear model has no form for the " + engine.label() + " engine; use the default one");
        }
        List<String> features = bundle.card().features();
        LinearModel model = LinearFile.read(name, bundle.read(files.model()), features);
        return new HeadModel(new LinearScorer(model, features), calibration, Optional.empty());
    }

    private static HeadModel sequence(
            BundleFolder bundle, HeadFiles files, Engine engine, boolean explained, Calibration calibration)
            throws IOException {
        String name = bundle.name(files.model());
        if (engine == Engine.XGBOOST) {
            throw new RefusedModelException(
                    name, "", "a sequence model is computed by the engine onnx alone, not by " + engine.label());
        }
        byte[] model = bundle.read(files.model());
        SequenceScorer scorer = SequenceScorer.load(name, model, bundle.card().features());
        return new HeadModel(
                scorer,
                calibration,
                explained ? Optional.of(new LeavingOut(scorer, scorer.vectorSize())) : Optional.empty());
    }

    private static HeadModel trees(
            BundleFolder bundle, HeadFiles files, Engine engine, boolean explained, Calibration calibration)
            throws IOException {
        String name = bundle.name(files.model());
        List<String> features = bundle.card().features();
        byte[] model = bundle.read(files.model());
        Forest forest = ForestReader.read(name, model, ModelLimits.USUAL);
        if (forest.features() != features.size()) {
            throw new RefusedModelException(
                    name, "", "it takes " + forest.features() + " features, the card names " + features.size());
        }
        Scorer scorer = switch (engine) {
            case TREES -> new TreesScorer(forest, features);
            case XGBOOST -> XgboostScorer.load(name, model, features);
            case ONNX -> onnx(bundle, files, features);
        };
        return new HeadModel(scorer, calibration, explained ? Optional.of(TreeShap.of(forest)) : Optional.empty());
    }

    private static Scorer onnx(BundleFolder bundle, HeadFiles files, List<String> features) throws IOException {
        FileRef twin = files.onnx()
                .orElseThrow(() -> new RefusedModelException(
                        bundle.name(files.model()), "", "it has no ONNX twin for the onnx engine"));
        return OnnxScorer.load(bundle.name(twin), bundle.read(twin), features);
    }
}
