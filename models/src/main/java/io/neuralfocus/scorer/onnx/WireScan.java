package io.neuralfocus.scorer.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.util.Map;

/**
 * Goes through an ONNX file's bytes before anything is built from them. A byte of a file can become eight bytes of a
 * number or a hundred of an empty message; so messages, numbers and strings are counted first, and fields that no allowed
 * model has are refused where they stand.
 */
final class WireScan {

    private static final int MOST_MESSAGES = 20_000;
    private static final int MOST_STRINGS = 1_000_000;
    private static final int MOST_NUMBER_BYTES = 6 << 20;

    /** What may stand in a field. */
    private interface Content {}

    private enum Leaf implements Content {
        /** A number, or bytes that become no more than they are. */
        PLAIN,
        /** Whole numbers, one after the other: each byte may be one. */
        NUMBERS,
        STRING
    }

    /** Messages, and what their fields hold, by the numbers of ONNX's own description. */
    private record Message(String name, Map<Integer, Content> fields) implements Content {}

    private static final Message ENTRY = new Message("entry", Map.of(1, Leaf.PLAIN, 2, Leaf.PLAIN));
    private static final Message DIMENSION = new Message("dim", Map.of(1, Leaf.PLAIN, 2, Leaf.PLAIN, 3, Leaf.PLAIN));
    private static final Message SHAPE = new Message("shape", Map.of(1, DIMENSION));
    private static final Message TENSOR_TYPE = new Message("tensor_type", Map.of(1, Leaf.PLAIN, 2, SHAPE));
    private static final Message TYPE = new Message("type", Map.of(1, TENSOR_TYPE, 6, Leaf.PLAIN));
    private static final Message VALUE = new Message("value", Map.of(1, Leaf.PLAIN, 2, TYPE, 3, Leaf.PLAIN));
    private static final Message TENSOR = new Message(
            "tensor",
            Map.of(
                    1,
                    Leaf.NUMBERS,
                    2,
                    Leaf.PLAIN,
                    4,
                    Leaf.PLAIN,
                    5,
                    Leaf.NUMBERS,
                    7,
                    Leaf.NUMBERS,
                    8,
                    Leaf.PLAIN,
                    9,
                    Leaf.PLAIN,
                    12,
                    Leaf.PLAIN,
                    13,
                    ENTRY,
                    14,
                    Leaf.PLAIN));
    private static final Message ATTRIBUTE = new Message(
            "attribute",
            Map.of(
                    1,
                    Leaf.PLAIN,
                    2,
                    Leaf.PLAIN,
                    3,
                    Leaf.PLAIN,
                    4,
                    Leaf.PLAIN,
                    5,
                    TENSOR,
                    7,
                    Leaf.PLAIN,
                    8,
                    Leaf.NUMBERS,
                    9,
                    Leaf.STRING,
                    13,
                    Leaf.PLAIN,
                    20,
                    Leaf.PLAIN));
    private static final Message NODE = new Message(
            "node",
            Map.of(
                    1,
                    Leaf.STRING,
                    2,
                    Leaf.STRING,
                    3,
                    Leaf.PLAIN,
                    4,
                    Leaf.PLAIN,
                    5,
                    ATTRIBUTE,
                    6,
                    Leaf.PLAIN,
                    7,
                    Leaf.PLAIN));
    private static final Message GRAPH = new Message(
            "graph", Map.of(1, NODE, 2, Leaf.PLAIN, 5, TENSOR, 10, Leaf.PLAIN, 11, VALUE, 12, VALUE, 13, VALUE));
    private static final Message MODEL = new Message(
            "model",
            Map.of(
                    1,
                    Leaf.PLAIN,
                    2,
                    Leaf.PLAIN,
                    3,
                    Leaf.PLAIN,
                    4,
                    Leaf.PLAIN,
                    5,
                    Leaf.PLAIN,
                    6,
                    Leaf.PLAIN,
                    7,
                    GRAPH,
                    8,
                    ENTRY,
                    14,
                    ENTRY));

    private final String file;
    private final CodedInputStream in;
    private int messages;
    private int strings;
    private int numberBytes;

    private WireScan(String file, byte[] bytes) {
        this.file = file;
        this.in = CodedInputStream.newInstance(bytes);
    }

    static void check(String file, byte[] bytes) {
        WireScan scan = new WireScan(file, bytes);
        try {
            scan.message(MODEL);
        } catch (IOException e) {
            throw scan.refusal("not an ONNX model: " + e.getMessage());
        }
    }

    private void message(Message message) throws IOException {
        if (++messages > MOST_MESSAGES) {
            throw refusal("more than " + MOST_MESSAGES + " messages");
        }
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            int number = WireFormat.getTagFieldNumber(tag);
            Content content = message.fields().get(number);
            if (content == null) {
                throw refusal("field " + number + " of a " + message.name() + " is not allowed");
            }
            if (content instanceof Message inner) {
                if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                    throw refusal("field " + number + " of a " + message.name() + " is no message");
                }
                int limit = in.pushLimit(in.readRawVarint32());
                message(inner);
                in.popLimit(limit);
            } else {
                leaf((Leaf) content, tag);
            }
        }
    }

    private void leaf(Leaf leaf, int tag) throws IOException {
        int before = in.getTotalBytesRead();
        if (!in.skipField(tag)) {
            throw refusal("a group that was not begun ends");
        }
        switch (leaf) {
            case PLAIN -> {}
            case NUMBERS -> {
                numberBytes += in.getTotalBytesRead() - before;
                if (numberBytes > MOST_NUMBER_BYTES) {
                    throw refusal("more than " + MOST_NUMBER_BYTES + " bytes of numbers");
                }
            }
            case STRING -> {
                if (++strings > MOST_STRINGS) {
                    throw refusal("more than " + MOST_STRINGS + " strings");
                }
            }
        }
    }

    private RefusedModelException refusal(String reason) {
        return new RefusedModelException(file, "byte " + in.getTotalBytesRead(), reason);
    }
}
