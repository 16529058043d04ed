package io.neuralfocus.registry;

import java.util.Arrays;
import java.util.Optional;

/** What a version's heads are made of. */
public enum ModelKind {
    XGBOOST("xgboost"),
    /** A weight for each feature. */
    LINEAR("linear"),
    ONNX_SEQUENCE("onnx-sequence");

    private final String label;

    ModelKind(String label) {
        this.label = label;
    }

    /** As it is written in cards. */
    public String label() {
        return label;
    }

    public static Optional<ModelKind> named(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
