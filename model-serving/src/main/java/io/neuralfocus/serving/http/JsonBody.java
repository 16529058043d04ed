package io.neuralfocus.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.neuralfocus.event.Utf8;
import io.neuralfocus.event.json.Uuids;
import io.neuralfocus.event.wire.FrameLayout;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A body that is one JSON object of fields that are known; anything else is refused, and named. */
record JsonBody(JsonNode root) {

    static final String MEDIA_TYPE = "application/json";
    private static final int MOST_LEVELS = 32;
    private static final int MOST_DIGITS = 400;

    /**
     * JSON is in UTF-8, and no other encoding is guessed at. Not a number and infinity are read, as some writers of JSON tell them, so that they can be
     * spoken about.
     */
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_LEVELS)
                            .maxNumberLength(MOST_DIGITS)
                            .maxDocumentLength(FrameLayout.MAX_FRAME_SIZE)
                            .maxNameLength(FrameLayout.MAX_FRAME_SIZE)
                            .maxStringLength(FrameLayout.MAX_FRAME_SIZE)
                            .build())
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build()
            .reader();

    /** The request's body, which may have these fields. */
    static JsonBody of(Context context, String... fields) {
        MediaTypes.expect(context, MEDIA_TYPE);
        JsonNode root = open(context.bodyAsBytes()).root();
        List<String> known = Arrays.asList(fields);
        root.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new Refusal(
                        ProblemCode.UNKNOWN_FIELD,
                        "There is no field " + Shown.of(name) + " here; there are " + String.join(", ", known) + ".");
            }
        });
        return new JsonBody(root);
    }

    /** A body whose other fields do not matter. */
    static JsonBody open(byte[] body) {
        JsonNode root = parse(body);
        if (!root.isObject()) {
            throw new Refusal(ProblemCode.INVALID_JSON, "The body is not a JSON object.");
        }
        return new JsonBody(root);
    }

    private static JsonNode parse(byte[] body) {
        int wellFormed = Utf8.walk(body, 0, body.length);
        if (wellFormed != body.length) {
            throw new Refusal(
                    ProblemCode.INVALID_JSON, "The body is not well-formed UTF-8 near byte " + wellFormed + ".");
        }
        try (JsonParser parser = READER.createParser(body)) {
            JsonNode root = READER.readTree(parser);
            if (root == null || parser.nextToken() != null) {
                throw new Refusal(ProblemCode.INVALID_JSON, "The body is not one JSON object, and nothing behind it.");
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw new Refusal(
                    ProblemCode.TOO_DEEP,
                    "The body is deeper than " + MOST_LEVELS + " levels, or a number in it has more than " + MOST_DIGITS
                            + " digits.");
        } catch (MismatchedInputException e) {
            throw new Refusal(
                    ProblemCode.DUPLICATE_KEY, "A field is told twice; the second time near byte " + offset(e) + ".");
        } catch (JsonProcessingException e) {
            // The parser's own words quote the body, and what people do is not for logs and answers.
            throw new Refusal(
                    ProblemCode.INVALID_JSON, "The body is not JSON; it went wrong near byte " + offset(e) + ".");
        } catch (IOException e) {
            throw new Refusal(ProblemCode.INVALID_JSON, "The body is not JSON.");
        }
    }

    private static long offset(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
    }

    /** A field's value; empty if it was not told, or told as null. */
    Optional<JsonNode> told(String field) {
        return Optional.ofNullable(root.get(field)).filter(value -> !value.isNull());
    }

    /** An integer between two bounds, if it was told. */
    Optional<Long> integer(String field, long least, long most) {
        return told(field).map(value -> {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                long number = value.longValue();
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw new Refusal(
                    ProblemCode.INVALID_FIELD, field + " is not an integer between " + least + " and " + most + ".");
        });
    }

    /** True or false, if it was told. */
    Optional<Boolean> flag(String field) {
        return told(field).map(value -> {
            if (!value.isBoolean()) {
                throw new Refusal(ProblemCode.INVALID_FIELD, field + " is neither true nor false.");
            }
            return value.booleanValue();
        });
    }

    /** A text, if it was told. */
    Optional<String> text(String field) {
        return told(field).map(value -> {
            if (!value.isTextual()) {
                throw new Refusal(ProblemCode.INVALID_FIELD, field + " is not a text.");
            }
            return value.textValue();
        });
    }

    /** The device that a field names, which must be told. */
    UUID device(String field) {
        return told(field)
                .filter(JsonNode::isTextual)
                .flatMap(value -> Uuids.parse(value.textValue()))
                .orElseThrow(() -> new Refusal(ProblemCode.INVALID_DEVICE_ID, field + " is not told, or no UUID."));
    }

    /** A field that must be told. */
    static <T> T required(String field, Optional<T> value) {
        return value.orElseThrow(() -> new Refusal(ProblemCode.MISSING_FIELD, field + " is missing."));
    }
}
