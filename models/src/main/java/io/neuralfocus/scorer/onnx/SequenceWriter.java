package io.neuralfocus.scorer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.neuralfocus.feature.EventSequence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a sequence network as ONNX: {@code row} in (any number of rows, as wide as a schema with a sequence), {@code
 * margin} out, before any calibration. The same network makes the same bytes.
 */
public final class SequenceWriter {

    static final String ROW = "row";
    static final String MARGIN = "margin";
    static final String FEATURES = "features";

    // Weights: SequenceReader finds them by these names.
    static final String MEAN = "mean";
    static final String SCALE = "scale";
    static final String TYPES = "type_embeddings";
    static final String CATEGORIES = "app_embeddings";
    static final String INPUT_WEIGHTS = "lstm_input";
    static final String HIDDEN_WEIGHTS = "lstm_hidden";
    static final String GATE_BIASES = "lstm_biases";
    static final String DENSE_WEIGHTS = "dense_weights";
    static final String DENSE_BIASES = "dense_biases";
    static final String MARGIN_WEIGHTS = "margin_weights";
    static final String MARGIN_BIAS = "margin_bias";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 15;

    private final SequenceNetwork network;
    private final SequenceShape shape;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("sequence");

    private SequenceWriter(SequenceNetwork network) {
        this.network = network;
        this.shape = network.shape();
    }

    /** The network's file. */
    public static byte[] write(SequenceNetwork network) {
        return new SequenceWriter(network).model().toByteArray();
    }

    private ModelProto model() {
        graph.addInput(value(ROW, shape.row())).addOutput(value(MARGIN, 1));
        constants();
        weights();
        events();
        vector();
        head();
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("neural-focus")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(FEATURES)
                        .setValue(String.join(",", network.features())))
                .setGraph(graph)
                .build();
    }

    private void constants() {
        int events = shape.vector();
        int length = shape.length();
        whole("at_0", 0);
        whole("at_1", 1);
        whole("at_2", 2);
        whole("at_events", events);
        whole("at_gaps", events + length);
        whole("at_apps", events + 2 * length);
        whole("at_end", events + EventSequence.CHANNELS * length);
        floats("zero", new long[0], 0);
        floats("one", new long[0], 1);
        floats("gap_mean", new long[0], SequenceNetwork.GAP_MEAN);
        floats("gap_scale", new long[0], SequenceNetwork.GAP_SCALE);
        floats("least", new long[0], -SequenceNetwork.MOST);
        floats("most", new long[0], SequenceNetwork.MOST);
    }

    private void weights() {
        int gates = shape.gates();
        int dense = shape.dense();
        floats(MEAN, new long[] {shape.vector()}, network.mean());
        floats(SCALE, new long[] {shape.vector()}, network.scale());
        floats(TYPES, new long[] {EventSequence.TYPES, shape.embedding()}, part(shape.types(), shape.categories()));
        floats(
                CATEGORIES,
                new long[] {EventSequence.CATEGORIES, shape.embedding()},
                part(shape.categories(), shape.inputWeights()));
        floats(
                INPUT_WEIGHTS,
                new long[] {1, gates, shape.input()},
                transposed(part(shape.inputWeights(), shape.hiddenWeights()), shape.input(), gates));
        floats(
                HIDDEN_WEIGHTS,
                new long[] {1, gates, shape.hidden()},
                transposed(part(shape.hiddenWeights(), shape.gateBiases()), shape.hidden(), gates));
        // ONNX has biases for both products; the second are 0.
        float[] biases = new float[2 * gates];
        System.arraycopy(network.weights(), shape.gateBiases(), biases, 0, gates);
        floats(GATE_BIASES, new long[] {1, 2L * gates}, biases);
        floats(DENSE_WEIGHTS, new long[] {shape.joined(), dense}, part(shape.denseWeights(), shape.denseBiases()));
        floats(DENSE_BIASES, new long[] {dense}, part(shape.denseBiases(), shape.marginWeights()));
        floats(MARGIN_WEIGHTS, new long[] {dense, 1}, part(shape.marginWeights(), shape.marginBias()));
        floats(MARGIN_BIAS, new long[] {1}, part(shape.marginBias(), shape.size()));
    }

    /** Each event as two embeddings and a gap, by step and row, through the LSTM. */
    private void events() {
        slice("types", "at_events", "at_gaps");
        slice("gaps", "at_gaps", "at_apps");
        slice("apps", "at_apps", "at_end");
        embedded("types", TYPES);
        embedded("apps", CATEGORIES);
        node("Unsqueeze", "gaps_deep", bySteps("gaps"), "at_2");
        node("Add", "gaps_and_one", "gaps_deep", "one");
        node("Log", "gaps_log", "gaps_and_one");
        node("Sub", "gaps_centred", "gaps_log", "gap_mean");
        node("Mul", "gaps_scaled", "gaps_centred", "gap_scale");
        graph.addNode(made("Concat", "events", "types_embedded", "apps_embedded", "gaps_scaled")
                .addAttribute(whole("axis", 2L)));
        graph.addNode(NodeProto.newBuilder()
                .setName("lstm")
                .setOpType("LSTM")
                .addAllInput(List.of("events", INPUT_WEIGHTS, HIDDEN_WEIGHTS, GATE_BIASES))
                // Only the last state is wanted, which is the second output.
                .addAllOutput(List.of("", "state_deep"))
                .addAttribute(whole("hidden_size", (long) shape.hidden())));
        node("Squeeze", "state", "state_deep", "at_0");
    }

    /** A missing value of the sequence is the one of the padding: 0. */
    private void slice(String name, String from, String to) {
        node("Slice", name + "_told", ROW, from, to, "at_1");
        node("IsNaN", name + "_missing", name + "_told");
        node("Where", name, name + "_missing", "zero", name + "_told");
    }

    private String bySteps(String name) {
        graph.addNode(made("Transpose", name + "_by_steps", name)
                .addAttribute(attribute("perm", AttributeProto.AttributeType.INTS)
                        .addInts(1)
                        .addInts(0)));
        return name + "_by_steps";
    }

    private void embedded(String name, String table) {
        graph.addNode(made("Cast", name + "_whole", bySteps(name))
                .addAttribute(whole("to", (long) TensorProto.DataType.INT64.getNumber())));
        node("Gather", name + "_embedded", table, name + "_whole");
    }

    private void vector() {
        node("Slice", "vector", ROW, "at_0", "at_events", "at_1");
        node("Abs", "vector_abs", "vector");
        node("Add", "vector_and_one", "vector_abs", "one");
        node("Log", "vector_log", "vector_and_one");
        node("Sign", "vector_sign", "vector");
        node("Mul", "vector_bent", "vector_sign", "vector_log");
        node("Sub", "vector_centred", "vector_bent", MEAN);
        node("Mul", "vector_scaled", "vector_centred", SCALE);
        node("IsNaN", "vector_missing", "vector");
        node("Where", "vector_known", "vector_missing", "zero", "vector_scaled");
        node("Clip", "vector_cut", "vector_known", "least", "most");
    }

    private void head() {
        graph.addNode(made("Concat", "joined", "state", "vector_cut").addAttribute(whole("axis", 1L)));
        node("Gemm", "dense", "joined", DENSE_WEIGHTS, DENSE_BIASES);
        node("Tanh", "dense_bent", "dense");
        node("Gemm", MARGIN, "dense_bent", MARGIN_WEIGHTS, MARGIN_BIAS);
    }

    private float[] part(int from, int to) {
        return Arrays.copyOfRange(network.weights(), from, to);
    }

    static float[] transposed(float[] matrix, int rows, int columns) {
        float[] other = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                other[column * rows + row] = matrix[row * columns + column];
            }
        }
        return other;
    }

    private void node(String operator, String output, String... inputs) {
        graph.addNode(made(operator, output, inputs));
    }

    private static NodeProto.Builder made(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    private static AttributeProto.Builder whole(String name, long value) {
        return attribute(name, AttributeProto.AttributeType.INT).setI(value);
    }

    private void whole(String name, int value) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(1)
                .addInt64Data(value));
    }

    private void floats(String name, long[] dimensions, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
        graph.addInitializer(tensor);
    }

    private static ValueInfoProto value(String name, int width) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(TensorShapeProto.newBuilder()
                                        .addDim(TensorShapeProto.Dimension.newBuilder()
                                                .setDimParam("rows"))
                                        .addDim(TensorShapeProto.Dimension.newBuilder()
                                                .setDimValue(width)))))
                .build();
    }
}
