package io.neuralfocus.training;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.registry.BundleWriter;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.promotion.Verdict;
import io.neuralfocus.training.trainer.ModelFile;
import io.neuralfocus.training.trainer.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes a bundle of what was trained, and a version of it in a registry. */
public final class Registration {

    private static final int HORIZON_SECONDS = 30;

    private final FeatureSchema schema;
    private final Catalog catalog;

    /** Of models that take this schema's vectors, made with this catalogue. */
    public Registration(FeatureSchema schema, Catalog catalog) {
        this.schema = schema;
        this.catalog = catalog;
    }

    /**
     * Writes the next version of this name with its report, whole or not at all, and returns its folder. Drawing the report
     * is a stage of its own; who stops by its end has nothing written.
     */
    public Path write(
            Registry registry,
            String name,
            Recipe recipe,
            Trained trained,
            Verdict verdict,
            Provenance provenance,
            Optional<ModelVersion> champion,
            Progress progress)
            throws IOException {
        BundleWriter bundle = bundle(name, recipe, trained, verdict, provenance);
        TrainingReport report = new TrainingReport(
                trained, TrainingRecord.of(recipe, trained, verdict, provenance), champion, recipe.seed());
        return registry.add(bundle.beside(version -> {
            progress.stage("report", 1);
            Map<String, byte[]> files = report.files(version);
            progress.step();
            return files;
        }));
    }

    /** The same without a report. */
    public Path write(
            Registry registry, String name, Recipe recipe, Trained trained, Verdict verdict, Provenance provenance)
            throws IOException {
        return registry.add(bundle(name, recipe, trained, verdict, provenance));
    }

    private BundleWriter bundle(String name, Recipe recipe, Trained trained, Verdict verdict, Provenance provenance) {
        BundleWriter bundle = new BundleWriter(name)
                .schema(schema.version(), schema.digest(), schema.names())
                .catalogue(catalog.digest())
                .horizonSeconds(HORIZON_SECONDS)
                .focusIsIndex(!recipe.peopleToldTheirFocus())
                .record(TrainingRecord.of(recipe, trained, verdict, provenance));
        for (TrainedHead head : trained.heads()) {
            add(bundle, head);
        }
        return bundle;
    }

    private static void add(BundleWriter bundle, TrainedHead head) {
        ModelFile file = head.fitted().file();
        switch (file.kind()) {
            case XGBOOST -> bundle.head(head.head(), file.bytes(), head.calibration());
            case LINEAR -> bundle.linearHead(head.head(), file.bytes(), head.calibration());
            case ONNX_SEQUENCE -> bundle.sequenceHead(head.head(), file.bytes(), head.calibration());
        }
    }
}
