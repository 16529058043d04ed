package io.neuralfocus.scorer.trees;

import io.neuralfocus.scorer.RefusedModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Universal Binary JSON, as much of it as XGBoost writes: a marker byte before each value, lengths as marked integers,
 * all big-endian, arrays of numbers told with one type and a count.
 *
 * <p>A value of no bytes (null, true, false) may not be the type of a counted array: a file of twenty bytes could claim
 * thousands of millions of them.
 */
final class UbjCursor implements DocumentCursor {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SKIPPED_TEXT = 1 << 20;

    private final ByteBuffer bytes;
    private final DocumentPath path;

    UbjCursor(String file, byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        this.path = new DocumentPath(file);
    }

    @Override
    public void object(Consumer<String> field) {
        objectAfter(marker(), field);
    }

    private void objectAfter(char marker, Consumer<String> field) {
        if (marker != '{') {
            throw refusal("an object is expected, not " + shown(marker));
        }
        if (peek() == '$') {
            throw refusal("an object with one type for all its fields, which XGBoost does not write");
        }
        long count = peek() == '#' ? countAfterHash() : -1;
        Set<String> met = path.fieldsOfOneObject();
        for (long i = 0; count < 0 ? peek() != '}' : i < count; i++) {
            String name = string(length(), LONGEST_NAME);
            path.meet(met, name, bytes.position());
            path.enter(DocumentPath.field(name), bytes.position());
            field.accept(name);
            path.leave();
        }
        if (count < 0) {
            marker();
        }
    }

    @Override
    public int array(int most, IntConsumer element) {
        arrayStart();
        if (peek() == '$') {
            throw refusal("an array of numbers where an array of other values is expected");
        }
        return elements(most, element);
    }

    private int elements(int most, IntConsumer element) {
        long count = peek() == '#' ? countAfterHash() : -1;
        if (count > most) {
            throw refusal(count + " elements; at most " + most + " are allowed");
        }
        int i = 0;
        for (; count < 0 ? peek() != ']' : i < count; i++) {
            if (i == most) {
                throw refusal("more than " + most + " elements");
            }
            path.enter(DocumentPath.element(i), bytes.position());
            element.accept(i);
            path.leave();
        }
        if (count < 0) {
            marker();
        }
        return i;
    }

    @Override
    public float[] floats(int most) {
        arrayStart();
        if (peek() == '$') {
            char type = typeAfterDollar();
            int count = countOf(type, most);
            if (type != 'd') {
                throw refusal("numbers of type " + shown(type) + " where float32 is expected");
            }
            float[] values = new float[count];
            bytes.slice().order(ByteOrder.BIG_ENDIAN).asFloatBuffer().get(values);
            bytes.position(bytes.position() + count * sizeOf(type));
            return values;
        }
        FloatRoom room = new FloatRoom();
        elements(most, i -> {
            char type = marker();
            if (type != 'd') {
                throw refusal("a value of type " + shown(type) + " where float32 is expected");
            }
            need(4);
            room.add(bytes.getFloat());
        });
        return room.toArray();
    }

    @Override
    public int[] ints(int most) {
        arrayStart();
        if (peek() == '$') {
            char type = typeAfterDollar();
            int count = countOf(type, most);
            if (type == 'd' || type == 'D' || type == 'C') {
                throw refusal("numbers of type " + shown(type) + " where whole ones are expected");
            }
            int[] values = new int[count];
            for (int i = 0; i < count; i++) {
                values[i] = int32(integer(type));
            }
            return values;
        }
        IntRoom room = new IntRoom();
        elements(most, i -> room.add(int32(integer(marker()))));
        return room.toArray();
    }

    @Override
    public boolean[] flags(int most) {
        int[] values = ints(most);
        boolean[] flags = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            if ((values[i] & ~1) != 0) {
                throw refusal(values[i] + " where 0 or 1 is expected, at index " + i);
            }
            flags[i] = values[i] == 1;
        }
        return flags;
    }

    @Override
    public String text(int most) {
        char marker = marker();
        return switch (marker) {
            case 'S' -> string(length(), most);
            case 'd' -> {
                need(4);
                yield Float.toString(bytes.getFloat());
            }
            case 'i', 'U', 'I', 'l', 'L' -> Long.toString(integer(marker));
            default -> throw refusal("a string is expected, not " + shown(marker));
        };
    }

    @Override
    public String string(int most) {
        if (peek() != 'S') {
            throw refusal("a string is expected, not " + shown(peek()));
        }
        return text(most);
    }

    @Override
    public boolean atArray() {
        return peek() == '[';
    }

    @Override
    public void skip() {
        char marker = marker();
        switch (marker) {
            case '{' -> objectAfter(marker, name -> skip());
            case '[' -> {
                if (peek() == '$') {
                    char type = typeAfterDollar();
                    int count = countOf(type, Integer.MAX_VALUE);
                    bytes.position(bytes.position() + count * sizeOf(type));
                } else {
                    elements(Integer.MAX_VALUE, i -> skip());
                }
            }
            case 'S' -> string(length(), LONGEST_SKIPPED_TEXT);
            case 'T', 'F', 'Z', 'N' -> {}
            default -> {
                need(sizeOf(marker));
                bytes.position(bytes.position() + sizeOf(marker));
            }
        }
    }

    @Override
    public void end() {
        if (bytes.hasRemaining()) {
            throw refusal(bytes.remaining() + " bytes follow the end of the model");
        }
    }

    @Override
    public RefusedModelException refusal(String reason) {
        return path.refusal(bytes.position(), reason);
    }

    private void arrayStart() {
        char marker = marker();
        if (marker != '[') {
            throw refusal("an array is expected, not " + shown(marker));
        }
    }

    private char typeAfterDollar() {
        marker();
        char type = marker();
        sizeOf(type);
        return type;
    }

    private long countAfterHash() {
        marker();
        return length();
    }

    /** The count of a typed array, its bytes known to be there. */
    private int countOf(char type, int most) {
        if (peek() != '#') {
            throw refusal("an array with a type but without a count");
        }
        long count = countAfterHash();
        if (count > most) {
            throw refusal(count + " numbers; at most " + most + " are allowed");
        }
        if (count > bytes.remaining() / sizeOf(type)) {
            throw refusal(count + " numbers are claimed, but only " + bytes.remaining() + " bytes follow");
        }
        return (int) count;
    }

    private int sizeOf(char type) {
        return switch (type) {
            case 'i', 'U', 'C' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> throw refusal(shown(type) + " is not the type of a number");
        };
    }

    private long integer(char type) {
        switch (type) {
            case 'i', 'U', 'I', 'l', 'L' -> need(sizeOf(type));
            default -> throw refusal("a whole number is expected, not " + shown(type));
        }
        return switch (type) {
            case 'i' -> bytes.get();
            case 'U' -> bytes.get() & 0xff;
            case 'I' -> bytes.getShort();
            case 'l' -> bytes.getInt();
            default -> bytes.getLong();
        };
    }

    private int int32(long value) {
        if (value != (int) value) {
            throw refusal(value + " does not fit into 32 bits");
        }
        return (int) value;
    }

    /** Of a string, an array or an object: XGBoost writes and reads them as 64 bits alone. */
    private long length() {
        char type = marker();
        if (type != 'L') {
            throw refusal("a length of type " + shown(type) + ", not 'L'");
        }
        long length = integer(type);
        if (length < 0) {
            throw refusal("a length of " + length);
        }
        return length;
    }

    private String string(long length, int most) {
        if (length > most) {
            throw refusal("a string of " + length + " bytes; at most " + most + " are allowed");
        }
        need(length);
        ByteBuffer part = bytes.slice().limit((int) length);
        bytes.position(bytes.position() + (int) length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
        } catch (CharacterCodingException e) {
            throw refusal("a string that is not UTF-8");
        }
    }

    private char marker() {
        need(1);
        return (char) (bytes.get() & 0xff);
    }

    private char peek() {
        need(1);
        return (char) (bytes.get(bytes.position()) & 0xff);
    }

    private void need(long count) {
        if (count > bytes.remaining()) {
            throw refusal("the file ends too early");
        }
    }

    private static String shown(char marker) {
        return marker > 0x20 && marker < 0x7f ? "'" + marker + "'" : "byte " + (int) marker;
    }
}
