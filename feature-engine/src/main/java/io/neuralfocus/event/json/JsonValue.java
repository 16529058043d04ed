package io.neuralfocus.event.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.neuralfocus.event.RejectionCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a body, held until all of its object is there: fields come in any order, and which of several faults is told
 * must not depend on it. Numbers stay the text they were told as. {@code null} is as good as not told.
 */
final class JsonValue {

    private static final JsonValue UNTOLD = new JsonValue(JsonToken.VALUE_NULL, "", 0);

    private final JsonToken token;
    private final String text;
    private final long offset;
    private final Map<String, JsonValue> fields = new LinkedHashMap<>();
    private final List<JsonValue> items = new ArrayList<>();
    private Optional<String> toldTwice = Optional.empty();

    private JsonValue(JsonToken token, String text, long offset) {
        this.token = token;
        this.text = text;
        this.offset = offset;
    }

    /** The value that the parser stands on. The parser bounds how deep this goes. */
    static JsonValue read(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        String text = token.isScalarValue() ? json.getText() : "";
        JsonValue value = new JsonValue(token, text, json.currentTokenLocation().getByteOffset());
        if (token == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                value.items.add(read(json));
            }
        } else if (token == JsonToken.START_OBJECT) {
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                json.nextToken();
                if (value.fields.put(key, read(json)) != null) {
                    value.toldTwice = Optional.of(key);
                }
            }
        }
        return value;
    }

    /** Where it begins in the body. */
    long offset() {
        return offset;
    }

    boolean isTold() {
        return token != JsonToken.VALUE_NULL;
    }

    boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    boolean isList() {
        return token == JsonToken.START_ARRAY;
    }

    boolean isText() {
        return token == JsonToken.VALUE_STRING;
    }

    boolean isNumber() {
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    boolean isBoolean() {
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
    }

    /** As the first clients read it: nothing, false, zero and whatever is empty do not count as told. */
    boolean isTruthy() {
        return switch (token) {
            case START_OBJECT -> !fields.isEmpty();
            case START_ARRAY -> !items.isEmpty();
            case VALUE_STRING -> !text.isEmpty();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                text.chars().takeWhile(c -> c != 'e' && c != 'E').anyMatch(c -> c >= '1' && c <= '9');
            default -> token == JsonToken.VALUE_TRUE;
        };
    }

    /** Its field of this name; a value that is not told if it has none. */
    JsonValue get(String key) {
        return fields.getOrDefault(key, UNTOLD);
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    List<JsonValue> items() {
        return items;
    }

    /** Refuses an object with a field that is told twice: nobody can say which one was meant. */
    void checkToldOnce() throws Broken {
        if (toldTwice.isPresent()) {
            throw new Broken(RejectionCode.DUPLICATE_KEY, "a field is told twice");
        }
    }

    /** The text itself, whatever it is; empty if it is none. */
    String rawText() {
        return isText() ? text : "";
    }

    String text(String field, int mostCharacters, RejectionCode code) throws Broken {
        if (!isText() || !Text.isWellFormed(text)) {
            throw new Broken(code, field + " is not a well-formed text");
        }
        // No database takes it for what it is, and frames end a name there.
        if (text.indexOf('\0') >= 0) {
            throw new Broken(code, field + " holds the character U+0000");
        }
        if (text.codePointCount(0, text.length()) > mostCharacters) {
            throw new Broken(code, field + " is longer than " + mostCharacters + " characters");
        }
        return text;
    }

    long integer(String field, long least, long most, RejectionCode code) throws Broken {
        // 19 digits and a sign is the longest there can be, so nothing longer is even looked at.
        if (token == JsonToken.VALUE_NUMBER_INT && text.length() <= 20) {
            try {
                long value = Long.parseLong(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException tooLarge) {
                // told below, as any other number out of bounds
            }
        }
        throw new Broken(code, field + " is not an integer between " + least + " and " + most);
    }

    BigDecimal number(String field, RejectionCode code) throws Broken {
        if (!isNumber()) {
            throw Numbers.none(field, code);
        }
        return Numbers.decimal(text, field, code);
    }
}
