package io.neuralfocus.scorer.trees;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** JSON as XGBoost writes it: numbers are also found as strings, and NaN and Infinity stand bare. */
final class JsonCursor implements DocumentCursor {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(40)
            .maxStringLength(1 << 20)
            .maxNumberLength(100)
            .maxNameLength(200)
            .build();

    private final JsonParser parser;
    private final DocumentPath path;

    /** The token to be taken next; null at the end of the document. */
    private @Nullable JsonToken next;

    JsonCursor(String file, byte[] bytes) {
        this.path = new DocumentPath(file);
        try {
            this.parser = factory().createParser(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        advance();
    }

    /** One for each document: a factory keeps field names, and these come from files that may hold anything. */
    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    @Override
    public void object(Consumer<String> field) {
        take(JsonToken.START_OBJECT, "an object");
        Set<String> met = path.fieldsOfOneObject();
        while (next == JsonToken.FIELD_NAME) {
            String name = currentText();
            path.meet(met, name, offset());
            path.enter(DocumentPath.field(name), offset());
            advance();
            field.accept(name);
            path.leave();
        }
        take(JsonToken.END_OBJECT, "the end of an object");
    }

    @Override
    public int array(int most, IntConsumer element) {
        take(JsonToken.START_ARRAY, "an array");
        int i = 0;
        for (; next != JsonToken.END_ARRAY; i++) {
            if (i == most) {
                throw refusal("more than " + most + " elements");
            }
            path.enter(DocumentPath.element(i), offset());
            element.accept(i);
            path.leave();
        }
        take(JsonToken.END_ARRAY, "the end of an array");
        return i;
    }

    @Override
    public float[] floats(int most) {
        FloatRoom room = new FloatRoom();
        array(most, i -> room.add(oneFloat()));
        return room.toArray();
    }

    @Override
    public int[] ints(int most) {
        IntRoom room = new IntRoom();
        array(most, i -> room.add(oneInt()));
        return room.toArray();
    }

    @Override
    public boolean[] flags(int most) {
        FlagRoom room = new FlagRoom();
        array(most, i -> room.add(oneFlag()));
        return room.toArray();
    }

    @Override
    public String text(int most) {
        if (next != JsonToken.VALUE_STRING && !isNumber()) {
            throw refusal("a string is expected, not " + shown());
        }
        String text = currentText();
        if (text.length() > most) {
            throw refusal("a string of " + text.length() + " characters; at most " + most + " are allowed");
        }
        advance();
        return text;
    }

    @Override
    public String string(int most) {
        if (next != JsonToken.VALUE_STRING) {
            throw refusal("a string is expected, not " + shown());
        }
        return text(most);
    }

    @Override
    public boolean atArray() {
        return next == JsonToken.START_ARRAY;
    }

    @Override
    public void skip() {
        if (next == JsonToken.START_OBJECT) {
            object(name -> skip());
        } else if (next == JsonToken.START_ARRAY) {
            array(Integer.MAX_VALUE, i -> skip());
        } else if (next == null || !next.isScalarValue()) {
            throw refusal("a value is expected, not " + shown());
        } else {
            currentText();
            advance();
        }
    }

    @Override
    public void end() {
        if (next != null) {
            throw refusal("something follows the end of the model");
        }
    }

    @Override
    public RefusedModelException refusal(String reason) {
        return path.refusal(offset(), reason);
    }

    private boolean isNumber() {
        return next == JsonToken.VALUE_NUMBER_INT || next == JsonToken.VALUE_NUMBER_FLOAT;
    }

    private float oneFloat() {
        if (!isNumber()) {
            throw refusal("a number is expected, not " + shown());
        }
        // From the text itself: by way of a double it could be rounded twice.
        float value = Float.parseFloat(currentText());
        advance();
        return value;
    }

    private int oneInt() {
        if (next != JsonToken.VALUE_NUMBER_INT) {
            throw refusal("a whole number is expected, not " + shown());
        }
        try {
            int value = Integer.parseInt(currentText());
            advance();
            return value;
        } catch (NumberFormatException e) {
            throw refusal(RefusedModelException.shown(currentText()) + " does not fit into 32 bits");
        }
    }

    private boolean oneFlag() {
        if (next == JsonToken.VALUE_TRUE || next == JsonToken.VALUE_FALSE) {
            boolean flag = next == JsonToken.VALUE_TRUE;
            advance();
            return flag;
        }
        int value = oneInt();
        if ((value & ~1) != 0) {
            throw refusal(value + " where 0 or 1 is expected");
        }
        return value == 1;
    }

    private void take(JsonToken expected, String what) {
        if (next != expected) {
            throw refusal(what + " is expected, not " + shown());
        }
        advance();
    }

    private void advance() {
        try {
            next = parser.nextToken();
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? offset() : e.getLocation().getByteOffset();
            throw path.refusal(Math.max(0, at), "not JSON: " + RefusedModelException.shown(e.getOriginalMessage()));
        } catch (IOException e) {
            throw refusal("not JSON: " + RefusedModelException.shown(String.valueOf(e.getMessage())));
        }
    }

    private String currentText() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw refusal("not JSON: " + RefusedModelException.shown(String.valueOf(e.getMessage())));
        }
    }

    private String shown() {
        return next == null ? "the end of the file" : "'" + RefusedModelException.shown(currentText()) + "'";
    }

    private long offset() {
        return Math.max(0, parser.currentTokenLocation().getByteOffset());
    }
}
