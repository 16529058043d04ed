package io.neuralfocus.scorer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Looks through an ONNX file before any runtime sees it: known operators alone, every value made before it is used, no
 * graph inside a graph, no data kept elsewhere, no tensor of another size than it says, ensembles whose trees are trees.
 */
public final class OnnxGate {

    static final int MOST_BYTES = 12 << 20;

    private static final int MOST_NODES = 1_000;
    private static final int DEEPEST = 20;
    private static final long MOST_IR_VERSION = 10;
    private static final Map<String, Long> NEWEST_OPSETS = Map.of("", 21L, "ai.onnx", 21L, TwinWriter.DOMAIN, 3L);

    private static final Set<String> OPERATORS = Set.of(
            TwinWriter.OPERATOR,
            "TreeEnsembleRegressor",
            "Abs",
            "Add",
            "Cast",
            "Clip",
            "Concat",
            "Constant",
            "Div",
            "Flatten",
            "Gather",
            "Gemm",
            "Identity",
            "IsNaN",
            "LSTM",
            "Log",
            "MatMul",
            "Mul",
            "Relu",
            "Reshape",
            "Sigmoid",
            "Sign",
            "Slice",
            "Squeeze",
            "Sub",
            "Tanh",
            "Transpose",
            "Unsqueeze",
            "Where");

    private final String file;
    private final Set<String> made = new HashSet<>();

    private OnnxGate(String file) {
        this.file = file;
    }

    /** Refuses a file that should not reach a runtime. */
    public static void check(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            check(file.toString(), in.readNBytes(MOST_BYTES + 1));
        }
    }

    /** Refuses bytes that should not reach a runtime; the name is for errors. */
    public static void check(String file, byte[] bytes) {
        new OnnxGate(file).model(bytes);
    }

    private void model(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw refusal("", "more than " + MOST_BYTES + " bytes");
        }
        WireScan.check(file, bytes);
        ModelProto model;
        try {
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            in.setRecursionLimit(DEEPEST);
            model = ModelProto.parseFrom(in);
            in.checkLastTagWas(0);
        } catch (InvalidProtocolBufferException e) {
            throw refusal("", "not an ONNX model: " + e.getMessage());
        } catch (IOException e) {
            throw refusal("", "not an ONNX model");
        }
        if (model.getIrVersion() < 3 || model.getIrVersion() > MOST_IR_VERSION) {
            throw refusal("ir_version", model.getIrVersion() + " is not known");
        }
        if (model.getOpsetImportCount() == 0 || model.getOpsetImportCount() > NEWEST_OPSETS.size()) {
            throw refusal("opset_import", model.getOpsetImportCount() + " operator sets");
        }
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            Long newest = NEWEST_OPSETS.get(set.getDomain());
            if (newest == null || set.getVersion() < 1 || set.getVersion() > newest) {
                throw refusal(
                        "opset_import",
                        RefusedModelException.shown(set.getDomain()) + " " + set.getVersion() + " is not known");
            }
        }
        if (model.getFunctionsCount() > 0 || model.getTrainingInfoCount() > 0) {
            throw refusal("", "functions and training graphs are not allowed");
        }
        if (!model.hasGraph()) {
            throw refusal("graph", "is missing");
        }
        graph(model.getGraph());
    }

    private void graph(GraphProto graph) {
        if (graph.getSparseInitializerCount() > 0) {
            throw refusal("graph.sparse_initializer", "is not allowed");
        }
        if (graph.getNodeCount() == 0 || graph.getNodeCount() > MOST_NODES) {
            throw refusal("graph.node", graph.getNodeCount() + " operators; 1 to " + MOST_NODES + " are allowed");
        }
        if (graph.getInputCount() == 0 || graph.getOutputCount() == 0) {
            throw refusal("graph", "has no input or no output");
        }
        for (TensorProto tensor : graph.getInitializerList()) {
            tensor("graph.initializer " + RefusedModelException.shown(tensor.getName()), tensor);
            make("graph.initializer", tensor.getName());
        }
        for (ValueInfoProto input : graph.getInputList()) {
            if (!input.getType().hasTensorType()) {
                throw refusal("graph.input " + RefusedModelException.shown(input.getName()), "is not a tensor");
            }
            // Older files name their initializers among the inputs.
            made.add(input.getName());
        }
        int width = width(graph);
        for (int i = 0; i < graph.getNodeCount(); i++) {
            node("graph.node[" + i + "]", graph.getNode(i), width);
        }
        for (ValueInfoProto output : graph.getOutputList()) {
            if (!made.contains(output.getName())) {
                throw refusal(
                        "graph.output " + RefusedModelException.shown(output.getName()), "is made by no operator");
            }
        }
    }

    /** The last dimension of the first input; -1 if it is not told. */
    private static int width(GraphProto graph) {
        var shape = graph.getInput(0).getType().getTensorType().getShape();
        if (shape.getDimCount() == 0) {
            return -1;
        }
        long width = shape.getDim(shape.getDimCount() - 1).getDimValue();
        return width > 0 && width <= Integer.MAX_VALUE ? (int) width : -1;
    }

    private void node(String place, NodeProto node, int width) {
        if (!OPERATORS.contains(node.getOpType()) || !NEWEST_OPSETS.containsKey(node.getDomain())) {
            throw refusal(place, "the operator '" + RefusedModelException.shown(node.getOpType()) + "' is not allowed");
        }
        for (String input : node.getInputList()) {
            if (!input.isEmpty() && !made.contains(input)) {
                throw refusal(
                        place, "takes " + RefusedModelException.shown(input) + ", which nothing before it has made");
            }
        }
        for (AttributeProto attribute : node.getAttributeList()) {
            String at = place + "." + RefusedModelException.shown(attribute.getName());
            if (attribute.hasG()
                    || attribute.getGraphsCount() > 0
                    || attribute.hasSparseTensor()
                    || attribute.getSparseTensorsCount() > 0
                    || attribute.getTensorsCount() > 0
                    || !attribute.getRefAttrName().isEmpty()) {
                throw refusal(at, "an attribute of this kind is not allowed");
            }
            if (attribute.hasT()) {
                tensor(at, attribute.getT());
            }
        }
        if (node.getOpType().startsWith("TreeEnsemble")) {
            new EnsembleCheck(file, place, node, width).check();
        }
        for (String output : node.getOutputList()) {
            if (!output.isEmpty()) {
                make(place, output);
            }
        }
    }

    private void make(String place, String name) {
        if (!made.add(name)) {
            throw refusal(place, RefusedModelException.shown(name) + " is made twice");
        }
    }

    private void tensor(String place, TensorProto tensor) {
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
            throw refusal(place, "its data lie in another file, which is not allowed");
        }
        if (tensor.hasSegment()) {
            throw refusal(place, "comes in segments, which is not allowed");
        }
        long elements = 1;
        for (long dimension : tensor.getDimsList()) {
            if (dimension < 0 || dimension > MOST_BYTES) {
                throw refusal(place, "a dimension of " + dimension);
            }
            elements *= dimension;
            if (elements > MOST_BYTES) {
                throw refusal(place, "more elements than its file can hold");
            }
        }
        long told = held(place, tensor);
        if (told != elements) {
            throw refusal(place, "its dimensions make " + elements + " elements, but it holds " + told);
        }
    }

    private long held(String place, TensorProto tensor) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
        if (type == TensorProto.DataType.FLOAT) {
            return tensor.hasRawData() ? rawCount(place, tensor, 4) : tensor.getFloatDataCount();
        }
        if (type == TensorProto.DataType.INT64) {
            return tensor.hasRawData() ? rawCount(place, tensor, 8) : tensor.getInt64DataCount();
        }
        if (type == TensorProto.DataType.INT32) {
            return tensor.hasRawData() ? rawCount(place, tensor, 4) : tensor.getInt32DataCount();
        }
        throw refusal(place, "elements of type " + tensor.getDataType() + " are not allowed");
    }

    private long rawCount(String place, TensorProto tensor, int size) {
        if (tensor.getRawData().size() % size != 0) {
            throw refusal(place, "its last element is cut");
        }
        return tensor.getRawData().size() / size;
    }

    private RefusedModelException refusal(String place, String reason) {
        return new RefusedModelException(file, place, reason);
    }
}
