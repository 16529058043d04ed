package io.neuralfocus.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Whole bodies: bounded in length and depth, one JSON object in well-formed UTF-8. */
final class Bodies {

    /** A body is at most this long: the contract's 250 KB. */
    static final int MOST_BYTES = 256_000;

    private static final JsonFactory FACTORY = Fields.factory(MOST_BYTES);

    /** What a reader makes of a body's object. */
    interface Meaning<T> {
        T of(JsonValue body) throws Broken;
    }

    private Bodies() {}

    static <T> Body<T> read(byte[] body, Meaning<T> meaning) {
        if (body.length > MOST_BYTES) {
            return refused(
                    RejectionCode.TOO_LARGE,
                    MOST_BYTES,
                    "the body has " + body.length + " bytes; " + MOST_BYTES + " are taken at once");
        }
        int stop = Utf8.walk(body, 0, body.length);
        if (stop != body.length) {
            return refused(RejectionCode.INVALID_JSON, stop, "the body is not well-formed UTF-8");
        }
        try {
            return new Body.Taken<>(meaning.of(object(body)));
        } catch (Broken broken) {
            return refused(broken.code(), 0, broken.sentence());
        } catch (StreamConstraintsException beyond) {
            return refused(RejectionCode.TOO_DEEP, 0, "the body is deeper than " + Fields.MOST_LEVELS + " levels");
        } catch (JsonProcessingException broken) {
            // The parser's own words quote the body, and what people do is not for logs and answers.
            return refused(RejectionCode.INVALID_JSON, Fields.offset(broken), "the body is not one JSON object");
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading from memory cannot fail.", impossible);
        }
    }

    private static JsonValue object(byte[] body) throws IOException, Broken {
        if (!Fields.beginsAsObject(body, 0, body.length)) {
            throw new Broken(RejectionCode.INVALID_JSON, "the body is not a JSON object");
        }
        try (JsonParser json = FACTORY.createParser(body)) {
            json.nextToken();
            JsonValue value = JsonValue.read(json);
            if (json.nextToken() != null) {
                throw new Broken(RejectionCode.INVALID_JSON, "something stands behind the body's JSON object");
            }
            value.checkToldOnce();
            return value;
        }
    }

    private static <T> Body<T> refused(RejectionCode code, long offset, String sentence) {
        return new Body.Refused<>(new Rejection(code, 0, offset, sentence));
    }
}
