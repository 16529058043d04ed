package io.neuralfocus.scorer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes broken ONNX files out of a sound one, the n-th from the n-th seed. */
final class MalformedTwins {

    /** The wounds, each with a name for the failure message; those above the line may leave a file sound. */
    enum Wound {
        BYTES,
        SPLICED,
        VALUE,
        // ---
        CUT,
        OPERATOR,
        SUBGRAPH,
        EXTERNAL,
        HUGE_TENSOR,
        LYING_TENSOR,
        CHILD,
        LENGTHS,
        FEATURE,
        FUNCTION,
        OPSET,
        DEEP,
        LOOP,
        NOISE;

        boolean mayLeaveItSound() {
            return compareTo(CUT) < 0;
        }
    }

    private final byte[] sound;

    MalformedTwins(byte[] sound) {
        this.sound = sound;
    }

    static Wound wound(long seed) {
        return Wound.values()[(int) Math.floorMod(seed, (long) Wound.values().length)];
    }

    byte[] file(long seed) throws InvalidProtocolBufferException {
        SplittableRandom random = new SplittableRandom(seed);
        ModelProto.Builder model = ModelProto.parseFrom(sound).toBuilder();
        GraphProto.Builder graph = model.getGraphBuilder();
        NodeProto.Builder node = graph.getNodeBuilder(0);
        switch (wound(seed)) {
            case BYTES -> {
                byte[] bytes = sound.clone();
                for (int i = random.nextInt(1, 12); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                return bytes;
            }
            case SPLICED -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(sound, 0, random.nextInt(sound.length));
                int from = random.nextInt(sound.length);
                out.write(sound, from, sound.length - from);
                return out.toByteArray();
            }
            case VALUE -> {
                AttributeProto.Builder values = attribute(node, "nodes_values");
                values.setFloats(random.nextInt(values.getFloatsCount()), (float) random.nextDouble(-9, 9));
            }
            case CUT -> {
                return Arrays.copyOf(sound, sound.length - 1 - random.nextInt(sound.length - 1));
            }
            case OPERATOR -> node.setOpType(random.nextBoolean() ? "TreeEnsembleClassifierX" : "Loop");
            case SUBGRAPH ->
                node.addAttribute(AttributeProto.newBuilder()
                        .setName("body")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(graph.clone().build()));
            case EXTERNAL ->
                graph.addInitializer(TensorProto.newBuilder()
                        .setName("stolen")
                        .addDims(4)
                        .setDataType(TensorProto.DataType.FLOAT.getNumber())
                        .setDataLocation(
                                random.nextBoolean()
                                        ? TensorProto.DataLocation.EXTERNAL
                                        : TensorProto.DataLocation.DEFAULT)
                        .addExternalData(StringStringEntryProto.newBuilder()
                                .setKey("location")
                                .setValue("../../etc/passwd")));
            case HUGE_TENSOR ->
                graph.addInitializer(TensorProto.newBuilder()
                        .setName("huge")
                        .addDims(1L << random.nextInt(20, 62))
                        .addDims(random.nextLong())
                        .setDataType(TensorProto.DataType.FLOAT.getNumber()));
            case LYING_TENSOR ->
                graph.addInitializer(TensorProto.newBuilder()
                        .setName("lying")
                        .addDims(random.nextInt(5, 1_000))
                        .setDataType(TensorProto.DataType.FLOAT.getNumber())
                        .setRawData(ByteString.copyFrom(new byte[random.nextInt(16)])));
            case CHILD -> {
                AttributeProto.Builder children =
                        attribute(node, random.nextBoolean() ? "nodes_truenodeids" : "nodes_falsenodeids");
                children.setInts(0, random.nextBoolean() ? 0 : random.nextLong() | 1L << 40);
            }
            case LENGTHS -> {
                AttributeProto.Builder any = node.getAttributeBuilder(random.nextInt(node.getAttributeCount()));
                switch (any.getType()) {
                    case INTS -> any.addInts(random.nextInt());
                    case FLOATS -> any.addFloats(Float.NaN);
                    default -> any.setS(ByteString.copyFromUtf8("NOTHING")).addStrings(any.getS());
                }
            }
            case FEATURE -> attribute(node, "nodes_featureids").setInts(0, random.nextBoolean() ? -1 : 1_000);
            case FUNCTION -> model.addFunctions(FunctionProto.newBuilder().setName("f"));
            case OPSET ->
                model.addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain("com.microsoft")
                        .setVersion(1));
            case DEEP -> {
                TypeProto type = graph.getInput(0).getType();
                for (int i = 0; i < 500; i++) {
                    type = TypeProto.newBuilder()
                            .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(type))
                            .build();
                }
                graph.getInputBuilder(0).setType(type);
            }
            case LOOP ->
                graph.addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput("itself")
                        .addOutput("itself"));
            case NOISE -> {
                byte[] noise = new byte[random.nextInt(1, 3_000)];
                random.nextBytes(noise);
                return noise;
            }
        }
        return model.build().toByteArray();
    }

    private static AttributeProto.Builder attribute(NodeProto.Builder node, String name) {
        return node.getAttributeBuilderList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
