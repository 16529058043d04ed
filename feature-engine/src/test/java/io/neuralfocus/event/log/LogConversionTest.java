package io.neuralfocus.event.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.RandomEvents;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.event.wire.FrameEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogConversionTest {

    @TempDir
    Path folder;

    @Test
    void shouldLoseNothingFromFramesToLinesAndBack() throws IOException {
        int cases = RandomEvents.cases(10, 50, 2_000);
        for (long seed = 1; seed <= cases; seed++) {
            Path frames = folder.resolve("a.nfe");
            List<LogLine> told = writeFrames(frames, seed);
            LogConversion conversion = LogConversion.lossless(LogConversionTest::fail);

            for (String ending : List.of(".jsonl", ".jsonl.gz", ".nfe")) {
                Path copy = folder.resolve("copy" + ending);
                assertTrue(conversion.convert(frames, copy).isWhole(), "seed " + seed);
                assertTrue(byDevice(read(frames)).equals(byDevice(read(copy))), "seed " + seed);
                Path back = folder.resolve("back.nfe");
                assertTrue(conversion.convert(copy, back).isWhole(), "seed " + seed);
                assertTrue(byDevice(told).equals(byDevice(read(back))), "seed " + seed);
            }
        }
    }

    @Test
    void shouldNumberFramesSoThatALaterFileCollidesWithNoEarlierOne() throws IOException {
        LogConversion conversion = LogConversion.lossless(LogConversionTest::fail);
        List<Long> numbers = new ArrayList<>();
        for (long dayUs : List.of(1_000_000L, 86_400_000_000L)) {
            Path lines = folder.resolve("day.jsonl");
            Files.writeString(lines, """
                    {"user":"2f1f6d0e-6c1b-4a63-9f3e-0d5c2f9f7a10","ts_us":%d,"type":"KEY_PRESS","app":"a"}
                    {"user":"2f1f6d0e-6c1b-4a63-9f3e-0d5c2f9f7a10","ts_us":%d,"type":"WATERMARK"}
                    {"user":"2f1f6d0e-6c1b-4a63-9f3e-0d5c2f9f7a10","ts_us":%d,"type":"KEY_PRESS","app":"a"}
                    """.formatted(dayUs, dayUs + 1, dayUs + 2));
            Path frames = folder.resolve("day.nfe");
            assertTrue(conversion.convert(lines, frames).isWhole());
            byte[] bytes = Files.readAllBytes(frames);
            FrameCursor cursor = new FrameCursor();
            for (int from = 0; from < bytes.length && cursor.open(bytes, from, bytes.length); from = cursor.end()) {
                numbers.add(cursor.sequence());
            }
        }
        assertEquals(List.of(1_000_000L, 1_000_001L, 86_400_000_000L, 86_400_000_001L), numbers);
    }

    @Test
    void shouldRefuseToLoseAnythingUnlessItIsAllowed() throws IOException {
        Path lines = folder.resolve("a.jsonl");
        Files.writeString(lines, """
                {"user":"ann","ts_us":1,"type":"WINDOW_FOCUS_CHANGE","app":"a","secs":2,"host_of":"b","session":"s","late":false}
                {"user":"ann","ts_us":2,"type":"KEY_PRESS","app":"%s"}
                {"user":"ann","ts_us":3,"type":"SESSION_START"}
                {"user":"ann","ts_us":4,"type":"PREDICTION","score":1}
                {"user":"ann","ts_us":5,"type":"STREAM_END"}
                {"user":"ann","ts_us":0,"type":"WATERMARK"}
                {"user":"ann","ts_us":6,"type":"WATERMARK"}
                """.formatted("long".repeat(9)));
        Path frames = folder.resolve("a.nfe");
        Files.writeString(frames, "what was there before");

        Conversion refused = LogConversion.lossless(LogConversionTest::fail).convert(lines, frames);
        assertFalse(refused.written());
        assertEquals("what was there before", Files.readString(frames));
        assertEquals(2, files(), "nothing is left beside");
        assertEquals(7, refused.losses().get(Loss.USER));
        for (Loss loss : Loss.values()) {
            assertTrue(loss == Loss.USER || refused.losses().getOrDefault(loss, 0L) == 1, loss.name());
        }

        Conversion lossy = new LogConversion(UUID::toString, DeviceNaming.ofUuids(), true, LogConversionTest::fail)
                .convert(lines, frames);
        assertTrue(lossy.written());
        assertFalse(lossy.isWhole());
        assertEquals(3, read(frames).size());
    }

    @Test
    void shouldCarryUsersWhoseDevicesAreTold() throws IOException {
        Path lines = folder.resolve("a.jsonl");
        Files.writeString(lines, "{\"user\":\"ann\",\"ts_us\":1,\"type\":\"IDLE_END\"}");
        UUID device = new UUID(1, 2);
        Path frames = folder.resolve("a.nfe");
        LogConversion conversion = new LogConversion(
                uuid -> uuid.equals(device) ? "ann" : "nobody",
                DeviceNaming.ofUsers(Map.of("ann", device)),
                false,
                LogConversionTest::fail);
        assertTrue(conversion.convert(lines, frames).isWhole());
        Path back = folder.resolve("b.jsonl");
        assertTrue(conversion.convert(frames, back).isWhole());
        assertEquals(read(lines), read(back));
    }

    @Test
    void shouldTellWhereAFileStopsAndKeepWhatStandsBefore() throws IOException {
        Path frames = folder.resolve("a.nfe");
        writeFrames(frames, 3);
        byte[] whole = Files.readAllBytes(frames);
        Files.write(frames, Arrays.copyOf(whole, whole.length - 1));
        LogSummary summary = LogInspection.inspect(frames);
        Rejection stopped = summary.stopped().orElseThrow();
        assertEquals(RejectionCode.TRUNCATED, stopped.code());
        assertFalse(summary.isSound());
        assertArrayEquals(
                Arrays.copyOf(whole, 4), Arrays.copyOfRange(whole, (int) stopped.offset(), (int) stopped.offset() + 4));
    }

    @Test
    void shouldTellOfAGzipThatIsBrokenOrNone() throws IOException {
        Path frames = folder.resolve("a.nfe");
        writeFrames(frames, 5);
        Path zipped = folder.resolve("a.jsonl.gz");
        LogConversion.lossless(LogConversionTest::fail).convert(frames, zipped);
        byte[] whole = Files.readAllBytes(zipped);

        Files.write(zipped, Arrays.copyOf(whole, whole.length / 2));
        assertEquals(RejectionCode.TRUNCATED, stopped(zipped));
        Files.write(zipped, new byte[0]);
        assertEquals(RejectionCode.TRUNCATED, stopped(zipped));
        Files.writeString(zipped, "plain text");
        assertEquals(RejectionCode.BAD_GZIP, stopped(zipped));
        whole[whole.length / 2] ^= 1;
        Files.write(zipped, whole);
        assertFalse(LogInspection.inspect(zipped).isSound());
    }

    @Test
    void shouldSumUpWhatIsInAFile() throws IOException {
        Path lines = folder.resolve("a.jsonl");
        Files.writeString(lines, """
                {"user":"ann","ts_us":0,"type":"KEY_PRESS"}
                {"user":"bob","ts_us":10,"type":"WINDOW_FOCUS_CHANGE","app":"a","title_length":3,"secs":60,"late":true}
                broken
                {"user":"ann","ts_us":299999999,"type":"KEY_PRESS"}
                {"user":"ann","ts_us":599999999,"type":"WATERMARK"}
                {"user":"ann","ts_us":700000000,"type":"KEY_PRESS"}
                {"user":"bob","ts_us":360000009,"type":"IDLE_END"}
                {"user":"bob","ts_us":660000009,"type":"IDLE_END"}
                """);
        LogSummary summary = LogInspection.inspect(lines);
        assertEquals(LogFormat.LINES, summary.format());
        assertEquals(Files.size(lines), summary.bytes());
        assertEquals(8, summary.items());
        assertEquals(
                "{KEY_PRESS=3, WINDOW_FOCUS_CHANGE=1, WINDOW_TITLE_CHANGE=1, IDLE_END=2, WATERMARK=1}",
                summary.perType().toString());
        assertEquals(Map.of("ann", 4L, "bob", 4L), summary.perUser());
        assertEquals(2, summary.late());
        assertEquals(0, summary.firstUs());
        assertEquals(700_000_000, summary.lastUs());
        assertEquals(
                List.of(
                        new Gap("ann", "", "", 299_999_999, 599_999_999),
                        new Gap("bob", "", "", 360_000_009, 660_000_009)),
                summary.gaps());
        assertEquals(Map.of(RejectionCode.INVALID_JSON, 1L), summary.perCode());
        assertEquals(3, summary.rejections().get(0).index());
    }

    @Test
    void shouldTakeAFrameThatIsRepeatedOnce() throws IOException {
        Path once = folder.resolve("once.nfe");
        writeFrames(once, 7);
        byte[] frames = Files.readAllBytes(once);
        Path twice = folder.resolve("twice.nfe");
        try (OutputStream out = Files.newOutputStream(twice)) {
            out.write(frames);
            out.write(frames);
        }
        assertEquals(read(once), read(twice));
        assertEquals(
                LogInspection.inspect(once).items(),
                LogInspection.inspect(twice).items());
    }

    @Test
    void shouldRejectAnotherFrameUnderANumberThatWasUsed() throws IOException {
        Path mixed = folder.resolve("mixed.nfe");
        try (OutputStream out = Files.newOutputStream(mixed)) {
            for (int second = 1; second <= 2; second++) {
                new FrameEncoder().begin(new UUID(7, 7), 1, 0).finish(second, out);
            }
        }
        LogSummary summary = LogInspection.inspect(mixed);
        assertEquals(1, summary.items());
        assertEquals(Map.of(RejectionCode.SEQUENCE_REUSED, 1L), summary.perCode());
        assertEquals(64, summary.rejections().get(0).offset());
    }

    @Test
    void shouldKnowAFormatByItsFirstBytesAndElseByItsName() throws IOException {
        Path frames = folder.resolve("a.nfe");
        List<LogLine> told = writeFrames(frames, 3);
        Path lines = folder.resolve("a.jsonl");
        Path zipped = folder.resolve("a.jsonl.gz");
        LogConversion.lossless(LogConversionTest::fail).convert(frames, lines);
        LogConversion.lossless(LogConversionTest::fail).convert(frames, zipped);
        for (Path file : List.of(frames, lines, zipped)) {
            for (String name : List.of("b", "b.nfe", "b.jsonl", "b.jsonl.gz")) {
                Path renamed = Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                assertEquals(byDevice(told), byDevice(read(renamed)), file + " as " + name);
            }
        }
        Path noise = Files.writeString(folder.resolve("noise.nfe"), "noise");
        assertEquals(RejectionCode.TRUNCATED, stopped(noise));
    }

    @Test
    void shouldSayHowAFileMustBeNamed() throws IOException {
        Path nothing = Files.writeString(folder.resolve("a.csv"), "a,b\n");
        IOException refused = assertThrows(IOException.class, () -> LogInspection.inspect(nothing));
        assertTrue(refused.toString().contains(".jsonl.gz"), refused.toString());
        Path lines = Files.writeString(folder.resolve("a.jsonl"), "");
        IOException target = assertThrows(
                IOException.class,
                () -> LogConversion.lossless(LogConversionTest::fail).convert(lines, nothing));
        assertTrue(target.toString().contains(".jsonl.gz"), target.toString());
    }

    private RejectionCode stopped(Path file) throws IOException {
        return LogInspection.inspect(file).stopped().orElseThrow().code();
    }

    private long files() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.count();
        }
    }

    private static List<LogLine> writeFrames(Path file, long seed) throws IOException {
        RandomEvents events = new RandomEvents(seed);
        List<LogLine> told = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(file)) {
            FrameLogWriter writer = new FrameLogWriter(
                    out, DeviceNaming.ofUuids(), events.random().nextBoolean() ? 64 : 72);
            int count = 1 + events.random().nextInt(300);
            for (int i = 0; i < count; i++) {
                String user = new UUID(7, events.random().nextInt(3)).toString();
                int offset = events.random().nextInt(20) == 0 ? 3600 : -3600;
                StreamItem item = events.random().nextInt(20) == 0
                        ? new StreamItem.Watermark(1 + events.random().nextInt(1000))
                        : new StreamItem.Happened(events.framed(offset));
                LogLine line = LogLine.of(user, item);
                told.add(line);
                writer.write(line);
            }
            writer.finish();
            assertEquals(Map.of(), writer.losses());
        }
        return told;
    }

    private static Map<String, List<LogLine>> byDevice(List<LogLine> lines) {
        return lines.stream().collect(Collectors.groupingBy(LogLine::user));
    }

    private static List<LogLine> read(Path file) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        try (EventLogReader reader = EventLogReader.open(file, LogConversionTest::fail)) {
            while (reader.next()) {
                lines.add(reader.line());
            }
            assertTrue(reader.stopped().isEmpty());
        }
        return lines;
    }

    private static void fail(Rejection rejection) {
        throw new AssertionError(rejection.toString());
    }
}
