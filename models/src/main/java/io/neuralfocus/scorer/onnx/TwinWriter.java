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
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.Tree;
import java.util.List;

/**
 * Writes a forest as ONNX: one {@code TreeEnsembleClassifier} from {@code vector} (rows of floats) to {@code label} and
 * {@code probabilities} (no, yes), uncalibrated. The same forest makes the same bytes.
 */
public final class TwinWriter {

    static final String INPUT = "vector";
    static final String LABEL = "label";
    static final String PROBABILITIES = "probabilities";
    static final String OPERATOR = "TreeEnsembleClassifier";
    static final String DOMAIN = "ai.onnx.ml";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 15;
    private static final int ML_OPSET = 3;
    private static final ByteString BRANCH = ByteString.copyFromUtf8("BRANCH_LT");
    private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");

    private TwinWriter() {}

    /** The twin of a forest whose features have these names. */
    public static byte[] write(Forest forest, List<String> features) {
        GraphProto graph = GraphProto.newBuilder()
                .setName("forest")
                .addInput(value(INPUT, TensorProto.DataType.FLOAT, forest.features()))
                .addOutput(value(LABEL, TensorProto.DataType.INT64, 0))
                .addOutput(value(PROBABILITIES, TensorProto.DataType.FLOAT, 2))
                .addNode(ensemble(forest))
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("neural-focus")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(DOMAIN).setVersion(ML_OPSET))
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey("features").setValue(String.join(",", features)))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** A tensor of any number of rows, so wide; without width it has one dimension. */
    private static ValueInfoProto value(String name, TensorProto.DataType type, int width) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"));
        if (width > 0) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }

    private static NodeProto ensemble(Forest forest) {
        AttributeProto.Builder treeIds = ints("nodes_treeids");
        AttributeProto.Builder nodeIds = ints("nodes_nodeids");
        AttributeProto.Builder featureIds = ints("nodes_featureids");
        AttributeProto.Builder trueIds = ints("nodes_truenodeids");
        AttributeProto.Builder falseIds = ints("nodes_falsenodeids");
        AttributeProto.Builder missing = ints("nodes_missing_value_tracks_true");
        AttributeProto.Builder values = floats("nodes_values");
        AttributeProto.Builder modes = attribute("nodes_modes", AttributeProto.AttributeType.STRINGS);
        AttributeProto.Builder classTrees = ints("class_treeids");
        AttributeProto.Builder classNodes = ints("class_nodeids");
        AttributeProto.Builder classIds = ints("class_ids");
        AttributeProto.Builder weights = floats("class_weights");
        for (int t = 0; t < forest.trees().size(); t++) {
            Tree tree = forest.trees().get(t);
            for (int node = 0; node < tree.nodes(); node++) {
                boolean leaf = tree.isLeaf(node);
                treeIds.addInts(t);
                nodeIds.addInts(node);
                featureIds.addInts(leaf ? 0 : tree.feature(node));
                trueIds.addInts(leaf ? 0 : tree.left(node));
                falseIds.addInts(leaf ? 0 : tree.right(node));
                missing.addInts(!leaf && tree.missingGoesLeft(node) ? 1 : 0);
                values.addFloats(leaf ? 0 : tree.threshold(node));
                modes.addStrings(leaf ? LEAF : BRANCH);
                if (leaf) {
                    classTrees.addInts(t);
                    classNodes.addInts(node);
                    // One class with weights makes the other its complement.
                    classIds.addInts(0);
                    weights.addFloats(tree.leafValue(node));
                }
            }
        }
        return NodeProto.newBuilder()
                .setName("trees")
                .setOpType(OPERATOR)
                .setDomain(DOMAIN)
                .addInput(INPUT)
                .addOutput(LABEL)
                .addOutput(PROBABILITIES)
                .addAttribute(floats("base_values").addFloats(forest.baseMargin()))
                .addAttribute(classIds)
                .addAttribute(classNodes)
                .addAttribute(classTrees)
                .addAttribute(weights)
                .addAttribute(ints("classlabels_int64s").addInts(0).addInts(1))
                .addAttribute(falseIds)
                .addAttribute(featureIds)
                .addAttribute(missing)
                .addAttribute(modes)
                .addAttribute(nodeIds)
                .addAttribute(treeIds)
                .addAttribute(trueIds)
                .addAttribute(values)
                .addAttribute(attribute("post_transform", AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8("LOGISTIC")))
                .build();
    }

    private static AttributeProto.Builder ints(String name) {
        return attribute(name, AttributeProto.AttributeType.INTS);
    }

    private static AttributeProto.Builder floats(String name) {
        return attribute(name, AttributeProto.AttributeType.FLOATS);
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
