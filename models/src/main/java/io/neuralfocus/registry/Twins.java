package io.neuralfocus.registry;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.onnx.TwinWriter;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The ONNX twins of a bundle's heads, written anew from their models: the same bytes that a bundle holds. */
public final class Twins {

    private Twins() {}

    /** The twin of each head of the bundle in this folder. */
    public static Map<Head, byte[]> of(Path folder) throws IOException {
        BundleFolder bundle = BundleFolder.open(folder);
        if (bundle.card().kind() != ModelKind.XGBOOST) {
            throw new RefusedModelException(
                    folder.toString(),
                    "kind",
                    "only trees have an ONNX twin, and this is "
                            + bundle.card().kind().label());
        }
        Map<Head, byte[]> twins = new EnumMap<>(Head.class);
        for (Map.Entry<Head, HeadFiles> head : bundle.card().heads().entrySet()) {
            FileRef model = head.getValue().model();
            Forest forest = ForestReader.read(bundle.name(model), bundle.read(model), ModelLimits.USUAL);
            twins.put(head.getKey(), TwinWriter.write(forest, bundle.card().features()));
        }
        return twins;
    }
}
