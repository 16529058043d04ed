package io.neuralfocus.event.log;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.LateMark;
import io.neuralfocus.event.json.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Goes through an event file once and sums it up. */
public final class LogInspection {

    private static final long GAP_US = 300_000_000L;

    private record Stream(String user, String device, String session) {}

    private final Map<String, Long> perType = new HashMap<>();
    private final Map<String, Long> perUser = new TreeMap<>();
    private final Map<Stream, Long> heardUntil = new HashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<RejectionCode, Long> perCode = new EnumMap<>(RejectionCode.class);
    private final List<Rejection> rejections = new ArrayList<>();
    private long items;
    private long late;
    private long firstUs = Long.MAX_VALUE;
    private long lastUs;
    private long gapCount;
    private long rejectionCount;

    private LogInspection() {}

    /** What is in a file. */
    public static LogSummary inspect(Path file) throws IOException {
        LogInspection inspection = new LogInspection();
        try (EventLogReader reader = EventLogReader.open(file, inspection::reject)) {
            while (reader.next()) {
                inspection.take(reader.line());
            }
            return inspection.summary(reader.format(), Files.size(file), reader.stopped());
        }
    }

    private void take(LogLine line) {
        StreamItem item = line.item();
        items++;
        perType.merge(line.type(), 1L, Long::sum);
        perUser.merge(line.user(), 1L, Long::sum);
        late += line.late() == LateMark.LATE ? 1 : 0;
        firstUs = Math.min(firstUs, item.timestampUs());
        lastUs = Math.max(lastUs, item.timestampUs());
        hear(line);
    }

    private void hear(LogLine line) {
        Stream stream = new Stream(line.user(), line.device(), line.session());
        StreamItem item = line.item();
        long from = item.timestampUs();
        long until = item instanceof StreamItem.Happened happened
                ? from + happened.event().durationUs()
                : from;
        Long before = heardUntil.get(stream);
        if (before != null && from - before >= GAP_US) {
            gapCount++;
            if (gaps.size() < LogSummary.MOST_LISTED) {
                gaps.add(new Gap(line.user(), line.device(), line.session(), before, from));
            }
        }
        heardUntil.put(stream, before == null ? until : Math.max(before, until));
    }

    private void reject(Rejection rejection) {
        rejectionCount++;
        perCode.merge(rejection.code(), 1L, Long::sum);
        if (rejections.size() < LogSummary.MOST_LISTED) {
            rejections.add(rejection);
        }
    }

    private LogSummary summary(LogFormat format, long bytes, Optional<Rejection> stopped) {
        Map<String, Long> inOrder = new LinkedHashMap<>();
        for (String type : LogLine.TYPES) {
            if (perType.containsKey(type)) {
                inOrder.put(type, perType.getOrDefault(type, 0L));
            }
        }
        return new LogSummary(
                format,
                bytes,
                items,
                inOrder,
                perUser,
                late,
                items == 0 ? 0 : firstUs,
                lastUs,
                gapCount,
                gaps,
                rejectionCount,
                perCode,
                rejections,
                stopped);
    }
}
