package io.neuralfocus.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.RejectionCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The value of a field, in the one form it may have; any other is {@link Broken}. */
final class Fields {

    static final long U32_MAX = 0xFFFF_FFFFL;

    private static final int MICROS_DIGITS = 6;

    /** Finest told place of a duration that can still be rounded to a microsecond other than 0. */
    private static final int SMALLEST_EXPONENT = -7;

    private Fields() {}

    /** A factory of parsers that hold no more of a text than we take. */
    static JsonFactory factory(int maxText) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxNumberLength(100)
                        .maxStringLength(maxText)
                        .maxNameLength(256)
                        .build())
                .build();
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
        double value = isNumber(json) ? json.getDoubleValue() : -1;
        if (value >= 0 && value <= most) {
            return value;
        }
        throw new Broken(RejectionCode.INVALID_FIELD, field + " is not a number between 0 and " + most);
    }

    /** A number of seconds as microseconds, exact to the microsecond and rounded half to even beyond. */
    static long secondsAsMicros(JsonParser json, String field, long mostSeconds) throws IOException, Broken {
        if (isNumber(json)) {
            BigDecimal seconds = json.getDecimalValue();
            if (seconds.signum() >= 0 && seconds.compareTo(BigDecimal.valueOf(mostSeconds)) <= 0) {
                return micros(seconds);
            }
        }
        throw new Broken(
                RejectionCode.INVALID_DURATION, field + " is not a number of seconds between 0 and " + mostSeconds);
    }

    private static long micros(BigDecimal seconds) {
        // 1e-999999999 is a small number and a vast scale: rounding it the plain way would take gigabytes.
        if ((long) seconds.precision() - seconds.scale() < SMALLEST_EXPONENT) {
            return 0;
        }
        return seconds.setScale(MICROS_DIGITS, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }
}
