package io.neuralfocus.event.log;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.LateMark;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.event.wire.RecordLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts the items of a log into frames, a row of frames per device. A frame ends when it is full, when a watermark is told
 * (it counts after the frame's records), when the local time's offset changes, and at the end. The order of one device's
 * items is kept; frames of several devices stand in the order in which they end.
 */
public final class FrameLogWriter {

    /** More devices than this are not kept open at once: their buffers would add up. */
    private static final int MOST_OPEN = 256;

    private static final class Row {
        final FrameEncoder encoder;
        boolean open;
        int utcOffsetSeconds;

        Row(int recordSize) {
            encoder = new FrameEncoder(recordSize);
        }
    }

    private final OutputStream out;
    private final DeviceNaming naming;
    private final int recordSize;
    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final Map<UUID, Long> sequences = new LinkedHashMap<>();
    private final Map<Loss, Long> losses = new EnumMap<>(Loss.class);
    private long frames;

    public FrameLogWriter(OutputStream out, DeviceNaming naming) {
        this(out, naming, RecordLayout.SIZE);
    }

    /**
     * A writer of frames with records of one size.
     *
     * @param recordSize 64, or 72 for the older form
     */
    public FrameLogWriter(OutputStream out, DeviceNaming naming, int recordSize) {
        this.out = out;
        this.naming = naming;
        this.recordSize = recordSize;
    }

    /** Writes an item, as far as a frame can carry it; {@link #losses()} tells what it could not. */
    public void write(LogLine line) throws IOException {
        Optional<UUID> named = naming.deviceOf(line.user(), line.device());
        lose(Loss.USER, named.isEmpty());
        lose(Loss.SESSION, !line.session().isEmpty());
        lose(Loss.LATE_MARK, line.late() != LateMark.UNTOLD);
        UUID device = named.orElseGet(() -> DeviceNaming.madeUp(line.user(), line.device()));
        StreamItem item = line.item();
        if (item instanceof StreamItem.Happened happened) {
            write(device, happened.event());
            return;
        }
        switch (item.kind()) {
            case HAPPENED -> throw new IllegalArgumentException("an event of another class: " + item);
            case WATERMARK -> watermark(device, item.timestampUs());
            case SESSION_START, SESSION_END -> lose(Loss.FOCUS_SESSION, true);
            case PREDICTED -> lose(Loss.PREDICTION, true);
            case STREAM_END -> lose(Loss.STREAM_END, true);
        }
    }

    private void watermark(UUID device, long timestampUs) throws IOException {
        if (timestampUs == 0) {
            lose(Loss.WATERMARK_ZERO, true);
        } else {
            Row row = row(device);
            begin(device, row, timestampUs, row.utcOffsetSeconds);
            end(row, timestampUs);
        }
    }

    private void write(UUID device, Event event) throws IOException {
        lose(Loss.SECS, event.durationUs() != 0);
        lose(Loss.HOST_OF, !event.hostOf().equals(AppName.NONE));
        lose(Loss.LONG_NAME, FrameEncoder.carried(event.app()) < event.app().length());
        Row row = row(device);
        if (row.open && row.utcOffsetSeconds != event.utcOffsetSeconds()) {
            end(row, 0);
        }
        begin(device, row, event.timestampUs(), event.utcOffsetSeconds());
        if (!row.encoder.add(event)) {
            end(row, 0);
            begin(device, row, event.timestampUs(), event.utcOffsetSeconds());
            row.encoder.add(event);
        }
    }

    private Row row(UUID device) throws IOException {
        Row row = rows.get(device);
        if (row == null) {
            if (rows.size() == MOST_OPEN) {
                endAll();
            }
            row = new Row(recordSize);
            rows.put(device, row);
        }
        return row;
    }

    private void begin(UUID device, Row row, long atUs, int utcOffsetSeconds) {
        if (!row.open) {
            // A device's first frame is numbered by its first instant: a file of later events collides with none
            // before.
            long sequence = sequences.merge(device, atUs, (last, first) -> last + 1);
            row.encoder.begin(device, sequence, utcOffsetSeconds);
            row.utcOffsetSeconds = utcOffsetSeconds;
            row.open = true;
        }
    }

    private void end(Row row, long watermarkUs) throws IOException {
        row.encoder.finish(watermarkUs, out);
        row.open = false;
        frames++;
    }

    private void endAll() throws IOException {
        for (Row row : rows.values()) {
            if (row.open) {
                end(row, 0);
            }
        }
        rows.clear();
    }

    /** Ends the frames that are still open. The stream stays the caller's to close. */
    public void finish() throws IOException {
        endAll();
        out.flush();
    }

    private void lose(Loss loss, boolean lost) {
        if (lost) {
            losses.merge(loss, 1L, Long::sum);
        }
    }

    /** How many items so far could not be carried whole, by what they lost. */
    public Map<Loss, Long> losses() {
        return Map.copyOf(losses);
    }

    /** How many frames were written so far. */
    public long frames() {
        return frames;
    }
}
