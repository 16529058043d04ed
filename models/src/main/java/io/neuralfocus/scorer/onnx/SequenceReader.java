package io.neuralfocus.scorer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.neuralfocus.feature.EventSequence;
import io.neuralfocus.scorer.RefusedModelException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a sequence network back from its file. A file is accepted only if {@link SequenceWriter} would write the very same
 * bytes for what was read: so a runtime sees this one graph and no other, with finite weights that fit each other.
 */
public final class SequenceReader {

    private final String file;
    private final Map<String, TensorProto> tensors = new HashMap<>();
    private long held;

    private SequenceReader(String file, GraphProto graph) {
        this.file = file;
        for (TensorProto tensor : graph.getInitializerList()) {
            tensors.put(tensor.getName(), tensor);
            held += tensor.getRawData().size() / 4;
        }
    }

    /** The network of a file; the name is for errors. */
    public static SequenceNetwork read(String file, byte[] bytes) {
        OnnxGate.check(file, bytes);
        ModelProto model;
        try {
            model = ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new RefusedModelException(file, "", "not an ONNX model: " + e.getMessage());
        }
        List<String> features = model.getMetadataPropsList().stream()
                .filter(entry -> entry.getKey().equals(SequenceWriter.FEATURES))
                .map(StringStringEntryProto::getValue)
                .findFirst()
                .map(names -> Arrays.asList(names.split(",", -1)))
                .orElse(List.of());
        SequenceNetwork network = new SequenceReader(file, model.getGraph()).network(features);
        if (!Arrays.equals(SequenceWriter.write(network), bytes)) {
            throw new RefusedModelException(file, "graph", "is not a sequence network as this version writes them");
        }
        return network;
    }

    private SequenceNetwork network(List<String> features) {
        float[] mean = floats(SequenceWriter.MEAN);
        float[] types = floats(SequenceWriter.TYPES);
        float[] categories = floats(SequenceWriter.CATEGORIES);
        float[] biases = floats(SequenceWriter.GATE_BIASES);
        float[] denseBiases = floats(SequenceWriter.DENSE_BIASES);
        int vector = mean.length;
        SequenceShape shape;
        try {
            shape = new SequenceShape(
                    vector,
                    (features.size() - vector) / EventSequence.CHANNELS,
                    types.length / EventSequence.TYPES,
                    biases.length / 8,
                    denseBiases.length);
        } catch (IllegalArgumentException e) {
            throw refusal("graph", String.valueOf(e.getMessage()));
        }
        if (shape.size() > held) {
            throw refusal("graph", shape + " needs more weights than the file holds");
        }
        float[] weights = new float[shape.size()];
        put(types, weights, shape.types(), shape.categories());
        put(categories, weights, shape.categories(), shape.inputWeights());
        transposed(SequenceWriter.INPUT_WEIGHTS, shape.input(), shape, weights, shape.inputWeights());
        transposed(SequenceWriter.HIDDEN_WEIGHTS, shape.hidden(), shape, weights, shape.hiddenWeights());
        put(Arrays.copyOf(biases, shape.gates()), weights, shape.gateBiases(), shape.denseWeights());
        put(floats(SequenceWriter.DENSE_WEIGHTS), weights, shape.denseWeights(), shape.denseBiases());
        put(denseBiases, weights, shape.denseBiases(), shape.marginWeights());
        put(floats(SequenceWriter.MARGIN_WEIGHTS), weights, shape.marginWeights(), shape.marginBias());
        put(floats(SequenceWriter.MARGIN_BIAS), weights, shape.marginBias(), shape.size());
        try {
            return new SequenceNetwork(shape, features, mean, floats(SequenceWriter.SCALE), weights);
        } catch (IllegalArgumentException e) {
            throw refusal("graph", String.valueOf(e.getMessage()));
        }
    }

    private void transposed(String name, int columns, SequenceShape shape, float[] weights, int from) {
        float[] matrix = floats(name);
        if (matrix.length != columns * shape.gates()) {
            throw refusal(name, matrix.length + " weights do not fit " + shape);
        }
        put(SequenceWriter.transposed(matrix, shape.gates(), columns), weights, from, from + matrix.length);
    }

    private void put(float[] part, float[] weights, int from, int to) {
        if (part.length != to - from) {
            throw refusal("graph", part.length + " weights where " + (to - from) + " are needed");
        }
        System.arraycopy(part, 0, weights, from, part.length);
    }

    private float[] floats(String name) {
        TensorProto tensor = tensors.get(name);
        if (tensor == null || tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
            throw refusal(name, "is missing");
        }
        float[] values = new float[tensor.getRawData().size() / 4];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw refusal(name, "holds " + value);
            }
        }
        return values;
    }

    private RefusedModelException refusal(String place, String reason) {
        return new RefusedModelException(file, place, reason);
    }
}
