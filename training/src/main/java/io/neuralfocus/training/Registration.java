package io.neuralfocus.training;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.registry.BundleWriter;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.training.Training.Trained;
import io.neuralfocus.training.promotion.Verdict;
import io.neuralfocus.training.trainer.ModelFile;
import java.io.IOException;
import java.nio.file.Path;

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

    /** Writes the next version of this name, whole or not at all, and returns its folder. */
    public Path write(
            Registry registry, String name, Recipe recipe, Trained trained, Verdict verdict, Provenance provenance)
            throws IOException {
        // Labels from a simulation are no person's: the focus score stays an index, with or without a head.
        BundleWriter bundle = new BundleWriter(name)
                .schema(schema.version(), schema.digest(), schema.names())
                .catalogue(catalog.digest())
                .horizonSeconds(HORIZON_SECONDS)
                .focusIsIndex(true)
                .record(TrainingRecord.of(recipe, trained, verdict, provenance));
        for (TrainedHead head : trained.heads()) {
            add(bundle, head);
        }
        return registry.add(bundle);
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
