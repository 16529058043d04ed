package io.neuralfocus.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What computes the margins of a version. */
public enum Engine {
    /** On the heap, without a native call: the default, and the one of linear models. */
    TREES,
    /** XGBoost's own library. */
    XGBOOST,
    /** onnxruntime, on the ONNX twin. */
    ONNX;

    /** As it is written in commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Engine> named(String label) {
        return Arrays.stream(values())
                .filter(engine -> engine.label().equals(label))
                .findFirst();
    }
}
