package io.neuralfocus.event.log;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.JsonLogReader;
import io.neuralfocus.event.json.LogLine;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file of JSON lines. It stops early only where the gzip round it is broken. */
final class LineLogReader extends EventLogReader {

    private final JsonLogReader lines;
    private @Nullable Rejection stopped;

    LineLogReader(InputStream lines, LogFormat format, Consumer<Rejection> rejections) {
        super(lines, format);
        this.lines = new JsonLogReader(lines, rejections);
    }

    @Override
    public boolean next() throws IOException {
        if (stopped != null || !nextLine()) {
            return moveBehind();
        }
        LogLine line = lines.line();
        belongsTo(line.user(), line.device(), line.session());
        if (line.item() instanceof StreamItem.Happened happened) {
            slot.fill(happened.event());
            return moveToEvent(line.late());
        }
        return moveTo(line.item(), line.late());
    }

    private boolean nextLine() throws IOException {
        try {
            return lines.next();
        } catch (EOFException cutOff) {
            stopped = stop(RejectionCode.TRUNCATED, "the gzip file ends before its time");
        } catch (ZipException broken) {
            stopped = stop(RejectionCode.BAD_GZIP, "the gzip file is broken");
        }
        return false;
    }

    private Rejection stop(RejectionCode code, String sentence) {
        return new Rejection(code, lines.lineNumber(), lines.lineOffset(), sentence + " somewhere behind this line");
    }

    @Override
    public Optional<Rejection> stopped() {
        return Optional.ofNullable(stopped);
    }
}
