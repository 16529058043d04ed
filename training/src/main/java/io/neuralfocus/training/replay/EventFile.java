package io.neuralfocus.training.replay;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.JsonLogReader;
import io.neuralfocus.event.json.LateMark;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.event.wire.FrameReader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file of events in either form; what it is, is seen from its first bytes and not from its name. */
final class EventFile {

    private static final byte[] FRAMES = {'N', 'F', 'E', 'V'};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final int BUFFER = 1 << 16;

    private EventFile() {}

    /** Is told what a file holds, in its order. */
    interface Listener {
        void event(StreamName name, EventSlot slot, boolean markedLate) throws IOException;

        void item(StreamName name, StreamItem item) throws IOException;
    }

    /** Reads to the end, or to where a file of frames breaks off; what cannot be taken is told to the rejections. */
    static void read(Path file, Listener listener, Consumer<Rejection> rejections) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            if (startsWith(raw, GZIP)) {
                try (InputStream inflated = new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER)) {
                    readInflated(inflated, listener, rejections);
                } catch (EOFException | ZipException e) {
                    rejections.accept(new Rejection(
                            RejectionCode.TRUNCATED, 0, Files.size(file), "the gzip stream is cut or damaged"));
                }
            } else {
                readInflated(raw, listener, rejections);
            }
        }
    }

    private static void readInflated(InputStream in, Listener listener, Consumer<Rejection> rejections)
            throws IOException {
        if (startsWith(in, FRAMES)) {
            readFrames(in, listener, rejections);
        } else {
            readLines(in, listener, rejections);
        }
    }

    private static boolean startsWith(InputStream in, byte[] magic) throws IOException {
        in.mark(magic.length);
        byte[] first = in.readNBytes(magic.length);
        in.reset();
        return Arrays.equals(first, magic);
    }

    private static void readFrames(InputStream in, Listener listener, Consumer<Rejection> rejections)
            throws IOException {
        FrameReader reader = new FrameReader(in);
        FrameCursor frame = reader.frame();
        EventSlot slot = new EventSlot();
        Map<UUID, Map<Long, Integer>> seen = new HashMap<>();
        for (long index = 0; reader.next(); index++) {
            Integer before = seen.computeIfAbsent(frame.deviceId(), id -> new HashMap<>())
                    .putIfAbsent(frame.sequence(), frame.crc());
            if (before != null) {
                if (before != frame.crc()) {
                    rejections.accept(new Rejection(
                            RejectionCode.SEQUENCE_REUSED,
                            index,
                            reader.frameOffset(),
                            "its number " + Long.toUnsignedString(frame.sequence()) + " belongs to an earlier frame"));
                }
                continue;
            }
            StreamName name = new StreamName(frame.deviceId().toString(), "", "");
            while (frame.next(slot)) {
                listener.event(name, slot, false);
            }
            frame.rejections().forEach(rejections);
            if (frame.watermarkUs() > 0) {
                listener.item(name, new StreamItem.Watermark(frame.watermarkUs()));
            }
        }
        reader.refusal().ifPresent(rejections);
    }

    private static void readLines(InputStream in, Listener listener, Consumer<Rejection> rejections)
            throws IOException {
        JsonLogReader reader = new JsonLogReader(in, rejections);
        EventSlot slot = new EventSlot();
        while (reader.next()) {
            LogLine line = reader.line();
            StreamName name = new StreamName(line.user(), line.device(), line.session());
            if (line.item() instanceof StreamItem.Happened happened) {
                listener.event(name, slot.fill(happened.event()), line.late() == LateMark.LATE);
            } else {
                listener.item(name, line.item());
            }
        }
    }
}
