package io.neuralfocus.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.RejectionCode;
import java.io.IOException;
import java.math.BigDecimal;

/** The value of a field, in the one form it may have; any other is {@link Broken}. */
final class Fields {

    static final long U32_MAX = 0xFFFF_FFFFL;

    /** No field of ours lies deeper than four levels. */
    static final int MOST_LEVELS = 100;

    private static final int MOST_DIGITS = 100;

    private Fields() {}

    /**
     * A factory of parsers for texts of at most so many bytes. The length of a text bounds all that is in it but the
     * depth, and with it what a parser can be made to hold.
     */
    static JsonFactory factory(int mostBytes) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_LEVELS)
                        .maxNumberLength(mostBytes)
                        .maxStringLength(mostBytes)
                        .maxNameLength(mostBytes)
                        .build())
                .build();
    }

    /**
     * Whether the first byte that is not blank opens an object. The parser guesses at UTF-16 and UTF-32 by the first
     * four bytes; behind a brace and anything that may follow one it has nothing to guess.
     */
    static boolean beginsAsObject(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes[at])) {
            at++;
        }
        return at < to && bytes[at] == '{' && (at + 1 == to || bytes[at + 1] != 0);
    }

    static boolean isBlank(byte letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
    }

    /** Where a parser went wrong, counted from where it began. */
    static long offset(JsonProcessingException broken) {
        return broken.getLocation() == null
                ? 0
                : Math.max(0, broken.getLocation().getByteOffset());
    }

    static long integer(JsonParser json, String field, long least, long most, RejectionCode code)
            throws IOException, Broken {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new Broken(code, field + " is not an integer between " + least + " and " + most);
        }
        long value = json.getLongValue();
        if (value < least || value > most) {
            throw new Broken(code, field + " is " + value + "; it lies between " + least + " and " + most);
        }
        return value;
    }

    static int u32(JsonParser json, String field) throws IOException, Broken {
        return (int) integer(json, field, 0, U32_MAX, RejectionCode.INVALID_FIELD);
    }

    static int i32(JsonParser json, String field) throws IOException, Broken {
        return (int) integer(json, field, Integer.MIN_VALUE, Integer.MAX_VALUE, RejectionCode.INVALID_FIELD);
    }

    static long timestampUs(JsonParser json, String field) throws IOException, Broken {
        return integer(json, field, 0, Event.LATEST_US, RejectionCode.INVALID_TIMESTAMP);
    }

    static boolean bool(JsonParser json, String field) throws Broken {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw new Broken(RejectionCode.INVALID_FIELD, field + " is neither true nor false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    static String text(JsonParser json, String field, RejectionCode code) throws IOException, Broken {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new Broken(code, field + " is not a text");
        }
        String text = json.getText();
        if (!Text.isWellFormed(text)) {
            throw new Broken(code, field + " holds half a character: a surrogate without its other half");
        }
        return text;
    }

    static Text text(JsonParser json, String field, RejectionCode code, TextCache cache) throws IOException, Broken {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new Broken(code, field + " is not a text");
        }
        Text text = cache.of(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
        if (text == null) {
            throw new Broken(code, field + " holds half a character: a surrogate without its other half");
        }
        return text;
    }

    static boolean isNumber(JsonParser json) {
        JsonToken token = json.currentToken();
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    /** A number between 0 and {@code most}. */
    static double decimal(JsonParser json, String field, double most) throws IOException, Broken {
        double value = isNumber(json) && json.getTextLength() <= MOST_DIGITS ? json.getDoubleValue() : -1;
        if (value >= 0 && value <= most) {
            return value;
        }
        throw new Broken(RejectionCode.INVALID_FIELD, field + " is not a number between 0 and " + most);
    }

    /** A number of seconds as microseconds. */
    static long secondsAsMicros(JsonParser json, String field, long mostSeconds) throws IOException, Broken {
        if (!isNumber(json)) {
            throw Numbers.none(field, RejectionCode.INVALID_DURATION);
        }
        BigDecimal seconds = Numbers.decimal(json.getText(), field, RejectionCode.INVALID_DURATION);
        return Numbers.micros(seconds, field, mostSeconds);
    }
}
