package io.neuralfocus.registry;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.onnx.OnnxGate;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Looks through a bundle's folder or a single model file, native code left out of it. */
public final class ModelCheck {

    private ModelCheck() {}

    /** What it is, in a few words; what cannot be used is a {@link RefusedModelException}. */
    public static String check(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return bundle(path);
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".onnx")) {
            OnnxGate.check(path);
            return "an ONNX model of allowed operators";
        }
        if (name.endsWith(".ubj") || name.endsWith(".json")) {
            return told(ForestReader.read(path));
        }
        throw new RefusedModelException(
                path.toString(), "", "neither the folder of a bundle nor a file that ends in .ubj, .json or .onnx");
    }

    private static String bundle(Path path) throws IOException {
        BundleFolder bundle = BundleFolder.open(path);
        for (Map.Entry<Head, HeadFiles> head : bundle.card().heads().entrySet()) {
            if (head.getValue().onnx().isPresent()) {
                FileRef twin = head.getValue().onnx().get();
                OnnxGate.check(bundle.name(twin), bundle.read(twin));
            }
        }
        ModelVersion version = ModelVersion.load(path);
        return version.card().id() + ", " + version.card().heads().size() + " head"
                + (version.card().heads().size() == 1 ? "" : "s") + ", every digest fits";
    }

    private static String told(Forest forest) {
        return forest.trees().size() + " trees, depth " + forest.depth() + ", " + forest.features() + " features";
    }
}
