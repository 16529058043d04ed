package io.neuralfocus.event.log;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.json.JsonLogWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * Turns an event file into one of the format that the ending of its name tells. To JSON lines nothing is lost. To frames
 * something may be, and from a file that breaks off: then no file comes to be unless that was allowed.
 *
 * @param userOf who owns a device, for files of frames that are read
 * @param naming which device a user is, for files of frames that are written
 * @param lossy whether a file may say less than what it is made from
 * @param rejections is told of each record or line that is passed over
 */
public record LogConversion(
        Function<UUID, String> userOf, DeviceNaming naming, boolean lossy, Consumer<Rejection> rejections) {

    /** Devices are users called by their UUIDs, and nothing may be lost. */
    public static LogConversion lossless(Consumer<Rejection> rejections) {
        return new LogConversion(UUID::toString, DeviceNaming.ofUuids(), false, rejections);
    }

    /** Writes what one file says into another. */
    public Conversion convert(Path from, Path to) throws IOException {
        LogFormat target = LogFormat.required(to);
        AtomicLong rejected = new AtomicLong();
        Consumer<Rejection> counting = rejection -> {
            rejected.incrementAndGet();
            rejections.accept(rejection);
        };
        try (EventLogReader reader = EventLogReader.open(from, userOf, counting);
                WholeFile file = WholeFile.create(to)) {
            return switch (target) {
                case FRAMES -> toFrames(reader, file, rejected);
                case LINES -> toLines(reader, file, file.out(), rejected);
                case GZIPPED_LINES -> toLines(reader, file, new GZIPOutputStream(file.out(), 1 << 16), rejected);
            };
        }
    }

    private Conversion toLines(EventLogReader reader, WholeFile file, OutputStream out, AtomicLong rejected)
            throws IOException {
        long items = 0;
        try (JsonLogWriter writer = new JsonLogWriter(out)) {
            while (reader.next()) {
                writer.write(reader.line());
                items++;
            }
        }
        boolean written = lossy || reader.stopped().isEmpty();
        if (written) {
            file.commit();
        }
        return new Conversion(written, items, 0, Map.of(), rejected.get(), reader.stopped());
    }

    private Conversion toFrames(EventLogReader reader, WholeFile file, AtomicLong rejected) throws IOException {
        FrameLogWriter writer = new FrameLogWriter(file.out(), naming);
        long items = 0;
        while (reader.next()) {
            writer.write(reader.line());
            items++;
        }
        writer.finish();
        boolean written =
                lossy || (writer.losses().isEmpty() && reader.stopped().isEmpty());
        if (written) {
            file.commit();
        }
        return new Conversion(
                written, items, written ? writer.frames() : 0, writer.losses(), rejected.get(), reader.stopped());
    }
}
