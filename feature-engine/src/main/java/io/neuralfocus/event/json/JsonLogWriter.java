package io.neuralfocus.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.StreamItem;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;

/**
 * Writes the canonical log, one line per item, and what is zero or empty left out. Reading it back gives the same items
 * in the same order: the only thing lost is what no reader ever sees, the codes of keys. Closing it closes the stream.
 */
public final class JsonLogWriter implements Closeable {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final ToldOffsets offsets = new ToldOffsets();

    public JsonLogWriter(OutputStream out) throws IOException {
        json = FACTORY.createGenerator(out);
        json.setRootValueSeparator(new SerializedString("\n"));
    }

    /** Writes one line. */
    public void write(LogLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField(LogField.USER.key(), line.user());
        writeUnlessEmpty(LogField.DEVICE, line.device());
        writeUnlessEmpty(LogField.SESSION, line.session());
        json.writeNumberField(LogField.TS_US.key(), line.item().timestampUs());
        json.writeStringField(LogField.TYPE.key(), line.type());
        writeItem(line);
        if (line.late() != LateMark.UNTOLD) {
            json.writeBooleanField(LogField.LATE.key(), line.late() == LateMark.LATE);
        }
        json.writeEndObject();
    }

    private void writeItem(LogLine line) throws IOException {
        if (line.item() instanceof StreamItem.Happened happened) {
            writeEvent(happened.event());
            writeOffset(line, happened.event().utcOffsetSeconds());
        } else if (line.item() instanceof StreamItem.Predicted predicted) {
            json.writeNumberField(LogField.SCORE.key(), predicted.score());
            if (predicted.onDemand()) {
                json.writeBooleanField(LogField.ON_DEMAND.key(), true);
            }
        }
    }

    private void writeEvent(Event event) throws IOException {
        writeName(LogField.APP, event.app());
        writeUnsigned(LogField.PROCESS_ID, event.processId());
        writeUnsigned(LogField.WINDOW_HANDLE, event.windowHandle());
        writePayload(event);
        if (event.durationUs() != 0) {
            BigDecimal seconds = BigDecimal.valueOf(event.durationUs(), 6);
            json.writeFieldName(LogField.SECS.key());
            json.writeNumber(seconds.stripTrailingZeros().toPlainString());
        }
        writeName(LogField.HOST_OF, event.hostOf());
    }

    private void writePayload(Event event) throws IOException {
        switch (event.type()) {
            case KEY_PRESS, KEY_RELEASE -> writeUnsigned(LogField.FLAGS, event.word2());
            case MOUSE_MOVE -> {
                writePlace(event);
                writeUnsigned(LogField.SPEED_PPS, event.word2());
            }
            case MOUSE_CLICK -> {
                writePlace(event);
                writeUnsigned(LogField.BUTTON, event.word2());
            }
            case MOUSE_WHEEL -> {
                writePlace(event);
                writeSigned(LogField.DELTA, event.word2());
            }
            case WINDOW_FOCUS_CHANGE -> {
                writeUnsigned(LogField.OLD_WINDOW, event.word0());
                writeUnsigned(LogField.NEW_WINDOW, event.word1());
                writeHint(event.word2());
            }
            case WINDOW_TITLE_CHANGE -> {
                writeUnsigned(LogField.TITLE_LENGTH, event.word0());
                writeUnsigned(LogField.TITLE_HASH, event.word1());
                writeHint(event.word2());
            }
            case IDLE_START, IDLE_END -> writeUnsigned(LogField.IDLE_DURATION_MS, event.word0());
            case WINDOW_MINIMIZE, WINDOW_MAXIMIZE, SCREEN_LOCK, SCREEN_UNLOCK -> {
                // nothing but their type
            }
        }
    }

    private void writePlace(Event event) throws IOException {
        writeSigned(LogField.X, event.word0());
        writeSigned(LogField.Y, event.word1());
    }

    private void writeHint(int hint) throws IOException {
        if (!Categories.isTold(hint)) {
            return;
        }
        json.writeArrayFieldStart(LogField.CATEGORIES.key());
        for (String name : Categories.NAMES) {
            if ((hint & Categories.bit(name)) != 0) {
                json.writeString(name);
            }
        }
        json.writeEndArray();
    }

    private void writeOffset(LogLine line, int seconds) throws IOException {
        boolean changed = offsets.tell(line.user(), line.device(), seconds);
        if (changed || seconds != 0) {
            json.writeNumberField(LogField.UTC_OFFSET_S.key(), seconds);
        }
    }

    private void writeUnlessEmpty(LogField field, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field.key(), text);
        }
    }

    private void writeName(LogField field, AppName name) throws IOException {
        if (!name.isEmpty()) {
            json.writeStringField(field.key(), name.toString());
        }
    }

    private void writeUnsigned(LogField field, int value) throws IOException {
        if (value != 0) {
            json.writeNumberField(field.key(), Integer.toUnsignedLong(value));
        }
    }

    private void writeSigned(LogField field, int value) throws IOException {
        if (value != 0) {
            json.writeNumberField(field.key(), value);
        }
    }

    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void close() throws IOException {
        if (json.getOutputContext().getCurrentIndex() >= 0) {
            json.writeRaw('\n');
        }
        json.close();
    }
}
