package io.neuralfocus.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the canonical log, item by item. A line that cannot be taken is told to the rejections' consumer, with its number
 * and where it begins, and reading goes on behind it; nothing but the stream's own failure throws. Blank lines and
 * unknown fields are passed over. The stream stays the caller's to close.
 */
public final class JsonLogReader {

    private static final JsonFactory FACTORY = Fields.factory(LineSource.MAX_LINE);

    private final LineSource lines;
    private final Consumer<Rejection> rejections;
    private final LineDraft draft = new LineDraft();
    private final ToldOffsets offsets = new ToldOffsets();
    private @Nullable LogLine line;
    private @Nullable StreamItem second;

    public JsonLogReader(InputStream in, Consumer<Rejection> rejections) {
        this.lines = new LineSource(in);
        this.rejections = rejections;
    }

    /** Moves to the next item; false at the end of the log. */
    public boolean next() throws IOException {
        StreamItem pending = second;
        if (pending != null) {
            second = null;
            line = toLine(pending);
            return true;
        }
        while (lines.next()) {
            lines.skipByteOrderMark();
            if (take()) {
                return true;
            }
        }
        line = null;
        return false;
    }

    /** The item last moved to. */
    public LogLine line() {
        LogLine current = line;
        if (current == null) {
            throw new IllegalStateException("There is no line before next() or after the end of the log.");
        }
        return current;
    }

    /** Number of the line it stands on, from 1. */
    public long lineNumber() {
        return lines.lineNumber();
    }

    /** Where that line begins, in bytes from the beginning of the log. */
    public long lineOffset() {
        return lines.lineOffset();
    }

    private boolean take() throws IOException {
        try {
            if (lines.tooLong()) {
                throw new Broken(
                        RejectionCode.LINE_TOO_LONG, "the line is longer than " + LineSource.MAX_LINE + " bytes");
            }
            if (isBlank()) {
                return false;
            }
            checkBytes();
            parse();
            return true;
        } catch (Broken broken) {
            reject(broken.code(), broken.sentence());
            return false;
        }
    }

    private boolean isBlank() {
        for (int i = lines.from(); i < lines.to(); i++) {
            if (!Fields.isBlank(lines.bytes()[i])) {
                return false;
            }
        }
        return true;
    }

    private void checkBytes() throws Broken {
        int stop = Utf8.walk(lines.bytes(), lines.from(), lines.to());
        if (stop != lines.to()) {
            throw new Broken(
                    RejectionCode.INVALID_JSON,
                    "the line is not well-formed UTF-8 at its byte " + (stop - lines.from()));
        }
        if (!Fields.beginsAsObject(lines.bytes(), lines.from(), lines.to())) {
            throw new Broken(RejectionCode.INVALID_JSON, "the line is not a JSON object");
        }
    }

    private void parse() throws IOException, Broken {
        try (JsonParser json = FACTORY.createParser(lines.bytes(), lines.from(), lines.to() - lines.from())) {
            draft.read(json);
        } catch (StreamConstraintsException beyond) {
            throw new Broken(RejectionCode.TOO_DEEP, "the line is deeper than " + Fields.MOST_LEVELS + " levels");
        } catch (JsonProcessingException broken) {
            // The parser's own words quote the line, and a log may hold what is nobody's business.
            throw new Broken(
                    RejectionCode.INVALID_JSON,
                    "the line is no JSON object: it goes wrong at its byte " + Fields.offset(broken));
        }
        int offset = draft.saw(LogField.UTC_OFFSET_S)
                ? draft.number(LogField.UTC_OFFSET_S)
                : offsets.of(draft.user(), draft.device());
        StreamItem first = LineItems.first(draft, offset);
        if (LineItems.hasSecond(draft)) {
            second = LineItems.second(draft, offset);
        }
        offsets.tell(draft.user(), draft.device(), offset);
        line = toLine(first);
    }

    private LogLine toLine(StreamItem item) {
        return new LogLine(draft.user(), draft.device(), draft.session(), draft.late(), item);
    }

    private void reject(RejectionCode code, String sentence) {
        rejections.accept(new Rejection(code, lines.lineNumber(), lines.lineOffset(), sentence));
    }
}
