package io.neuralfocus.training.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.event.json.LateMark;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final long SECOND_US = 1_000_000;
    private static final long STEP_US = 5 * SECOND_US;
    private static final FeatureSchema SCHEMA = FeatureSchema.v1();
    private static final int MOMENTUM = SCHEMA.names().indexOf("focus_momentum");
    private static final AppName CODE = AppName.of("code");
    private static final AppName CHAT = AppName.of("slack");

    @TempDir
    Path folder;

    private record Row(String user, long instantUs, List<Float> vector) {}

    private final List<Rejection> rejections = new ArrayList<>();

    private List<Row> rows(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        rejections.clear();
        new Replay(name -> new GridRows(name, Catalog.shipped(), SCHEMA, STEP_US, (who, instantUs, vector) -> {
                    List<Float> values = new ArrayList<>();
                    for (float value : vector) {
                        values.add(value);
                    }
                    rows.add(new Row(who.user(), instantUs, values));
                }))
                .play(file, rejections::add);
        return rows;
    }

    private static byte[] log(List<LogLine> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLogWriter log = new JsonLogWriter(bytes)) {
            for (LogLine line : lines) {
                log.write(line);
            }
        }
        return bytes.toByteArray();
    }

    private static LogLine line(StreamItem item) {
        return LogLine.of("ada", item);
    }

    private static LogLine press(double second) {
        return line(new StreamItem.Happened(Event.of((long) (second * SECOND_US), EventType.KEY_PRESS, CODE)));
    }

    @Test
    void shouldReadPlainAndGzippedLinesAlikeWhateverTheirName() throws IOException {
        byte[] log = log(List.of(press(1), press(2), press(12)));
        Path plain = Files.write(folder.resolve("plain.jsonl"), log);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(log);
        }
        Path gzipped = Files.write(folder.resolve("gzipped.bin"), zipped.toByteArray());
        assertEquals(3, rows(plain).size());
        assertEquals(rows(plain), rows(gzipped));
        Path cut = Files.write(
                folder.resolve("cut.gz"), Arrays.copyOf(zipped.toByteArray(), zipped.toByteArray().length - 12));
        rows(cut);
        assertEquals(
                RejectionCode.TRUNCATED, rejections.get(rejections.size() - 1).code());
    }

    @Test
    void shouldTakeEachFrameOnce() throws IOException {
        UUID device = new UUID(1, 1);
        byte[] first = frame(device, 1, 1, 2);
        byte[] second = frame(device, 2, 3, 12);
        byte[] reused = frame(device, 2, 4, 13);
        Path once = Files.write(folder.resolve("once.nfe"), join(first, second));
        Path repeated = Files.write(folder.resolve("repeated.nfe"), join(first, second, first, reused, second));
        List<Row> expected = rows(once);
        assertTrue(rejections.isEmpty());
        assertEquals(expected, rows(repeated));
        assertEquals(
                List.of(RejectionCode.SEQUENCE_REUSED),
                rejections.stream().map(Rejection::code).toList());
    }

    private static byte[] frame(UUID device, long sequence, int... seconds) {
        FrameEncoder encoder = new FrameEncoder().begin(device, sequence, 0);
        for (int second : seconds) {
            encoder.add(Event.of(second * SECOND_US, EventType.KEY_PRESS, CODE));
        }
        return encoder.finish(0);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void shouldPassOverWhatTheFileMarksLate() throws IOException {
        LogLine late = new LogLine(
                "ada", "", "", LateMark.LATE, new StreamItem.Happened(Event.focusChange(11 * SECOND_US, CHAT, 0)));
        Path with = Files.write(folder.resolve("with.jsonl"), log(List.of(press(1), press(12), late, press(17))));
        Path without = Files.write(folder.resolve("without.jsonl"), log(List.of(press(1), press(12), press(17))));
        assertEquals(rows(without), rows(with));
    }

    @Test
    void shouldTakeWhatTheFileMarksInTimeAndCountWhatItCannot() throws IOException {
        LogLine inTime = marked(5);
        Path with = Files.write(folder.resolve("with.jsonl"), log(List.of(press(10), inTime, press(10))));
        Path sorted = Files.write(folder.resolve("sorted.jsonl"), log(List.of(press(5), press(10), press(10))));
        assertEquals(rows(sorted), rows(with));
        Path judged = Files.write(folder.resolve("judged.jsonl"), log(List.of(press(10), press(5), press(10))));
        assertCounts(with, 3, 0, 0);
        assertCounts(judged, 2, 1, 0);
        LogLine claim = line(new StreamItem.Watermark(1_000 * SECOND_US));
        assertCounts(
                Files.write(folder.resolve("a.jsonl"), log(List.of(press(1), claim, marked(2), marked(3)))), 3, 0, 0);
        assertCounts(Files.write(folder.resolve("b.jsonl"), log(List.of(press(1), press(12), marked(4)))), 2, 1, 1);
    }

    private static LogLine marked(double second) {
        return new LogLine("ada", "", "", LateMark.IN_TIME, press(second).item());
    }

    private static void assertCounts(Path file, long events, long late, long lost) throws IOException {
        Replay replay = new Replay(
                name -> new GridRows(name, Catalog.shipped(), SCHEMA, STEP_US, (who, instantUs, vector) -> {}));
        replay.play(file, rejection -> {});
        assertEquals(events, replay.events());
        assertEquals(late, replay.late());
        assertEquals(lost, replay.lost());
    }

    @Test
    void shouldMakeNoRowsOutOfAClaim() throws IOException {
        LogLine claim = line(new StreamItem.Watermark(Event.LATEST_US));
        Path file = Files.write(folder.resolve("claim.jsonl"), log(List.of(press(0), claim)));
        assertEquals(1, rows(file).size());
    }

    @Test
    void shouldMoveTheMomentumOfLaterInstantsAlone() throws IOException {
        Path file = Files.write(
                folder.resolve("predicted.jsonl"),
                log(List.of(
                        press(0),
                        press(9),
                        line(new StreamItem.Predicted(0, 90, false)),
                        line(new StreamItem.Predicted(STEP_US, 10, false)),
                        press(20))));
        List<Float> momentum =
                rows(file).stream().map(row -> row.vector().get(MOMENTUM)).toList();
        double afterSecond = 50 + (1 - StrictMath.exp(-5.0 / 300)) * (10 - 50);
        assertEquals(List.of(50f, 50f, (float) afterSecond, (float) afterSecond, (float) afterSecond), momentum);
    }

    @Test
    void shouldAnswerAskedInstantsAsAStreamThatHasSeenNothingLater() throws IOException {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<LogLine> lines = new ArrayList<>();
            for (double second = 0; second < 120; second += random.nextDouble() * 6) {
                // Up to 2 s out of order, as a device may send.
                double at = second + random.nextDouble() * 1.9;
                lines.add(
                        random.nextInt(4) == 0
                                ? line(new StreamItem.Happened(Event.focusChange(
                                        (long) (at * SECOND_US), random.nextBoolean() ? CODE : CHAT, 0)))
                                : press(at));
            }
            Path file = Files.write(folder.resolve(seed + ".jsonl"), log(lines));
            long[] asked = random.longs(20, 0, 130 * SECOND_US).sorted().toArray();
            List<float[]> rows = new ArrayList<>();
            List<Long> instants = new ArrayList<>();
            new Replay(name -> new TimedRows(name, Catalog.shipped(), SCHEMA, asked, (who, instantUs, vector) -> {
                        rows.add(vector.clone());
                        instants.add(instantUs);
                    }))
                    .play(file, rejections::add);
            for (int i = 0; i < rows.size(); i++) {
                assertArrayEquals(naive(lines, instants.get(i)), rows.get(i), "seed " + seed + ", row " + i);
            }
            assertTrue(rows.size() > 10, "seed " + seed);
        }
    }

    /** A stream of its own for one instant: every event at or before it, in order of time, and nothing else. */
    private static float[] naive(List<LogLine> lines, long instantUs) {
        FeatureStream stream = new FeatureStream(Catalog.shipped(), SCHEMA, STEP_US);
        lines.stream()
                .map(line -> ((StreamItem.Happened) line.item()).event())
                .filter(event -> event.timestampUs() <= instantUs)
                .sorted(Comparator.comparingLong(Event::timestampUs))
                .forEach(stream::accept);
        stream.moveTo(instantUs);
        float[] vector = new float[SCHEMA.size()];
        stream.read(SCHEMA, vector);
        return vector;
    }
}
