package io.neuralfocus.event.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.StreamItem;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonLogReaderTest {

    private static final String HEAD = "{\"user\":\"u\",\"ts_us\":5,\"type\":";

    @Test
    void shouldReadATitleOnAFocusChangeAsATitleChangeRightAfterIt() throws IOException {
        List<LogLine> lines = lines(
                HEAD
                        + "\"WINDOW_FOCUS_CHANGE\",\"app\":\"a\",\"title_length\":7,\"title_hash\":4294967295,\"categories\":[\"ide\"],\"late\":true}");
        AppName app = AppName.of("a");
        int hint = Categories.TOLD | Categories.IDE;
        assertEquals(2, lines.size());
        assertEquals(Event.focusChange(5, app, hint), event(lines.get(0)));
        assertEquals(Event.titleChange(5, app, 7, -1, hint), event(lines.get(1)));
        assertEquals(LateMark.LATE, lines.get(0).late());
        assertEquals(LateMark.LATE, lines.get(1).late());
    }

    @Test
    void shouldTellAnEmptyHintFromNone() throws IOException {
        assertEquals(
                Categories.TOLD,
                event(lines(HEAD + "\"WINDOW_FOCUS_CHANGE\",\"categories\":[]}").get(0))
                        .word2());
        assertEquals(0, event(lines(HEAD + "\"WINDOW_FOCUS_CHANGE\"}").get(0)).word2());
    }

    @Test
    void shouldKeepTheOffsetLastToldOnEachStream() throws IOException {
        List<LogLine> lines = lines(
                "{\"user\":\"a\",\"ts_us\":1,\"type\":\"IDLE_END\"}",
                "{\"user\":\"a\",\"ts_us\":2,\"type\":\"IDLE_END\",\"utc_offset_s\":7200}",
                "{\"user\":\"b\",\"ts_us\":3,\"type\":\"IDLE_END\"}",
                "{\"user\":\"a\",\"device\":\"d\",\"ts_us\":4,\"type\":\"IDLE_END\"}",
                "{\"user\":\"a\",\"session\":\"new\",\"ts_us\":5,\"type\":\"IDLE_END\"}",
                "{\"user\":\"a\",\"ts_us\":6,\"type\":\"IDLE_END\",\"utc_offset_s\":0}",
                "{\"user\":\"a\",\"ts_us\":7,\"type\":\"IDLE_END\"}");
        assertEquals(
                List.of(0, 7200, 0, 0, 7200, 0, 0),
                lines.stream().map(line -> event(line).utcOffsetSeconds()).toList());
    }

    @Test
    void shouldReadSecondsExactlyToTheMicrosecond() throws IOException {
        assertEquals(37_500_000, secs("37.5"));
        assertEquals(300_000, secs("0.3"));
        assertEquals(1, secs("0.000001"));
        assertEquals(300_000, secs("0.30000000000000004"));
        assertEquals(123_456_789, secs("123.456789"));
        assertEquals(0, secs("0"));
        assertEquals(0, secs("-0.0"));
        assertEquals(0, secs("1e-7"));
        assertEquals(0, secs("1e-999999999"));
        assertEquals(12_000_000, secs("1.2e1"));
    }

    private static long secs(String written) throws IOException {
        return event(lines(HEAD + "\"WINDOW_FOCUS_CHANGE\",\"secs\":" + written + "}")
                        .get(0))
                .durationUs();
    }

    @Test
    void shouldPassOverUnknownFieldsNullsAndBlankLines() throws IOException {
        List<LogLine> lines = lines(
                "",
                "  \t",
                HEAD + "\"KEY_PRESS\",\"virtual_key_code\":65,\"scan_code\":30,\"app\":null,\"new\":{\"a\":[1,{}]}}\r");
        assertEquals(Event.of(5, EventType.KEY_PRESS, AppName.NONE), event(lines.get(0)));
        assertEquals(1, lines.size());
    }

    @Test
    void shouldReadTheMarksOfAStream() throws IOException {
        List<LogLine> lines = lines(
                HEAD + "\"SESSION_START\"}",
                HEAD + "\"PREDICTION\",\"score\":71.25,\"on_demand\":true}",
                HEAD + "\"PREDICTION\",\"score\":0}",
                HEAD + "\"WATERMARK\"}",
                HEAD + "\"SESSION_END\"}",
                HEAD + "\"STREAM_END\"}");
        assertEquals(
                List.of(
                        new StreamItem.SessionStart(5),
                        new StreamItem.Predicted(5, 71.25, true),
                        new StreamItem.Predicted(5, 0, false),
                        new StreamItem.Watermark(5),
                        new StreamItem.SessionEnd(5),
                        new StreamItem.StreamEnd(5)),
                lines.stream().map(LogLine::item).toList());
    }

    @Test
    void shouldRejectABrokenLineAndGoOnBehindIt() throws IOException {
        String good = HEAD + "\"IDLE_END\"}";
        String[][] broken = {
            {"{", "invalid_json"},
            {"nonsense", "invalid_json"},
            {"[]", "invalid_json"},
            {"{}", "missing_field"},
            {good + good, "invalid_json"},
            {good + " x", "invalid_json"},
            {"\0{\0}\0", "invalid_json"},
            {"{\"user\":\"u\",\"ts_us\":NaN,\"type\":\"IDLE_END\"}", "invalid_json"},
            {"{\"user\":\"u\",\"type\":\"IDLE_END\"}", "missing_field"},
            {"{\"user\":\"\",\"ts_us\":1,\"type\":\"IDLE_END\"}", "missing_field"},
            {"{\"user\":7,\"ts_us\":1,\"type\":\"IDLE_END\"}", "invalid_field"},
            {"{\"user\":\"u\",\"ts_us\":1.5,\"type\":\"IDLE_END\"}", "invalid_timestamp"},
            {"{\"user\":\"u\",\"ts_us\":-1,\"type\":\"IDLE_END\"}", "invalid_timestamp"},
            {"{\"user\":\"u\",\"ts_us\":253402300800000000,\"type\":\"IDLE_END\"}", "invalid_timestamp"},
            {"{\"user\":\"u\",\"ts_us\":18446744073709551615,\"type\":\"IDLE_END\"}", "invalid_timestamp"},
            {"{\"user\":\"u\",\"ts_us\":" + "9".repeat(5000) + ",\"type\":\"IDLE_END\"}", "invalid_timestamp"},
            {"{\"user\":\"u\",\"ts_us\":true,\"type\":\"IDLE_END\"}", "invalid_timestamp"},
            {HEAD + "\"UNKNOWN\"}", "unknown_event_type"},
            {HEAD + "\"idle_end\"}", "unknown_event_type"},
            {HEAD + "\"IDLE_END\",\"ts_us\":5}", "duplicate_key"},
            {HEAD + "\"IDLE_END\",\"app\":\"\\ud800\"}", "invalid_app_name"},
            {HEAD + "\"IDLE_END\",\"app\":\"\\udc00\\ud800\"}", "invalid_app_name"},
            {HEAD + "\"IDLE_END\",\"app\":{}}", "invalid_app_name"},
            {HEAD + "\"IDLE_END\",\"utc_offset_s\":64801}", "invalid_utc_offset"},
            {HEAD + "\"IDLE_END\",\"late\":1}", "invalid_field"},
            {HEAD + "\"IDLE_END\",\"secs\":-1}", "invalid_duration"},
            {HEAD + "\"IDLE_END\",\"secs\":1e999999999}", "invalid_duration"},
            {HEAD + "\"IDLE_END\",\"secs\":1e9999999999999}", "invalid_duration"},
            {HEAD + "\"IDLE_END\",\"secs\":" + "1".repeat(5000) + "}", "invalid_duration"},
            {HEAD + "\"IDLE_END\",\"secs\":\"1\"}", "invalid_duration"},
            {HEAD + "\"IDLE_END\",\"idle_duration_ms\":4294967296}", "invalid_field"},
            {HEAD + "\"MOUSE_MOVE\",\"x\":2147483648}", "invalid_field"},
            {HEAD + "\"WINDOW_FOCUS_CHANGE\",\"categories\":[\"cat\"]}", "invalid_field"},
            {HEAD + "\"WINDOW_FOCUS_CHANGE\",\"categories\":[[]]}", "invalid_field"},
            {HEAD + "\"WINDOW_FOCUS_CHANGE\",\"categories\":\"ide\"}", "invalid_field"},
            {HEAD + "\"PREDICTION\"}", "missing_field"},
            {HEAD + "\"PREDICTION\",\"score\":1e999}", "invalid_field"},
            {HEAD + "\"PREDICTION\",\"score\":100.01}", "invalid_field"},
            {HEAD + "\"IDLE_END\",\"deep\":" + "[".repeat(200) + "]".repeat(200) + "}", "too_deep"},
            {HEAD + "\"IDLE_END\",\"long\":\"" + "x".repeat(70_000) + "\"}", "line_too_long"},
            {HEAD + "\"IDLE_END\",\"long\":\"" + "x".repeat(700_000) + "\"}", "line_too_long"},
        };
        for (String[] pair : broken) {
            byte[] log = (good + "\n" + pair[0] + "\n" + good).getBytes(UTF_8);
            List<Rejection> rejections = new ArrayList<>();
            List<LogLine> read = JsonLogRoundTripTest.read(log, rejections);
            String what = pair[0].length() > 200 ? pair[0].substring(0, 200) : pair[0];
            assertEquals(2, read.size(), what);
            assertEquals(1, rejections.size(), what);
            Rejection rejection = rejections.get(0);
            assertEquals(pair[1], rejection.code().code(), what + " " + rejection);
            assertEquals(2, rejection.index());
            assertEquals(good.length() + 1, rejection.offset());
        }
    }

    @Test
    void shouldRejectBytesThatAreNoUtf8() throws IOException {
        for (byte[] line : new byte[][] {
            (HEAD + "\"IDLE_END\",\"app\":\"\u00e9\"}").getBytes(ISO_8859_1),
            (HEAD + "\"IDLE_END\",\"app\":\"\u00c1\u0081\"}").getBytes(ISO_8859_1), // overlong
            (HEAD + "\"IDLE_END\",\"app\":\"\u00ed\u00a0\u0080\"}").getBytes(ISO_8859_1), // half a surrogate pair
            (HEAD + "\"IDLE_END\"}").getBytes(UTF_16LE),
        }) {
            List<Rejection> rejections = new ArrayList<>();
            assertEquals(List.of(), JsonLogRoundTripTest.read(line, rejections));
            assertEquals(RejectionCode.INVALID_JSON, rejections.get(0).code());
        }
    }

    @Test
    void shouldNeverQuoteTheLineInARejection() throws IOException {
        for (String secret : new String[] {
            "{\"user\":\"u\",secret",
            "{\"user\":\"u\",\"secret",
            "secret",
            HEAD + "\"secret\"}",
            HEAD + "\"IDLE_END\",\"app\":\"secret\\ud800\"}",
            HEAD + "\"IDLE_END\",\"categories\":[\"secret\"]}"
        }) {
            List<Rejection> rejections = new ArrayList<>();
            JsonLogRoundTripTest.read(secret.getBytes(UTF_8), rejections);
            assertFalse(rejections.get(0).toString().contains("secret"), rejections.toString());
        }
    }

    @Test
    void shouldSkipTheMarkAtTheHeadOfAFile() throws IOException {
        List<Rejection> rejections = new ArrayList<>();
        byte[] log = ("\ufeff" + HEAD + "\"IDLE_END\"}").getBytes(UTF_8);
        assertEquals(1, JsonLogRoundTripTest.read(log, rejections).size());
    }

    @Test
    void shouldNumberLinesAndBytesRightlyHoweverTheStreamComes() throws IOException {
        Random random = new Random(4);
        StringBuilder log = new StringBuilder();
        List<Long> offsets = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (int line = 1; line <= 3_000; line++) {
            if (random.nextInt(3) == 0) {
                offsets.add((long) log.length());
                numbers.add((long) line);
                log.append("broken ").append("x".repeat(random.nextInt(line % 500 == 0 ? 300_000 : 200)));
            } else if (random.nextBoolean()) {
                log.append(HEAD).append("\"IDLE_END\"}");
            }
            log.append('\n');
        }
        List<Rejection> rejections = new ArrayList<>();
        InputStream slowly =
                new FilterInputStream(new ByteArrayInputStream(log.toString().getBytes(UTF_8))) {
                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        return super.read(into, from, Math.min(length, 1 + random.nextInt(5_000)));
                    }
                };
        JsonLogReader reader = new JsonLogReader(slowly, rejections::add);
        while (reader.next()) {
            assertTrue(reader.lineNumber() > 0);
        }
        assertEquals(offsets, rejections.stream().map(Rejection::offset).toList(), "seed 4");
        assertEquals(numbers, rejections.stream().map(Rejection::index).toList(), "seed 4");
    }

    private static List<LogLine> lines(String... lines) throws IOException {
        List<Rejection> rejections = new ArrayList<>();
        List<LogLine> read = JsonLogRoundTripTest.read(String.join("\n", lines).getBytes(UTF_8), rejections);
        assertEquals(List.of(), rejections);
        return read;
    }

    private static Event event(LogLine line) {
        return ((StreamItem.Happened) line.item()).event();
    }
}
