package io.neuralfocus.registry;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.onnx.TwinWriter;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The heads of a bundle as ONNX: of trees their twins, written anew from the models, the same bytes that a bundle holds; of
 * a sequence model the models themselves.
 */
public final class Twins {

    private Twins() {}

    /** The twin of each head of the bundle in this folder. */
    public static Map<Head, byte[]> of(Path folder) throws IOException {
        BundleFolder bundle = BundleFolder.open(folder);
        Map<Head, byte[]> twins = new EnumMap<>(Head.class);
        for (Map.Entry<Head, HeadFiles> head : bundle.card().heads().entrySet()) {
            FileRef model = head.getValue().model();
            byte[] bytes = bundle.read(model);
            twins.put(
                    head.getKey(),
                    switch (bundle.card().kind()) {
                        case XGBOOST ->
                            TwinWriter.write(
                                    ForestReader.read(bundle.name(model), bytes, ModelLimits.USUAL),
                                    bundle.card().features());
                        case ONNX_SEQUENCE -> bytes;
                        case LINEAR ->
                            throw new RefusedModelException(
                                    folder.toString(), "kind", "a linear model has no form as ONNX");
                    });
        }
        return twins;
    }
}
