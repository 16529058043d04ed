package io.neuralfocus.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventBatchReaderTest {

    private static final long NOW_MS = 1_760_000_000_000L;
    private static final long NOW_US = NOW_MS * 1000;
    private static final long RETENTION_US = 90L * 86_400_000_000L;
    private static final TitleHash TITLES = new TitleHash(new byte[] {1, 2, 3});
    private static final String ID = "0b0e1e6c-5e0f-4d3a-9c1c-2f0d7a3b9e11";
    private static final String DEVICE = "5f1d7c52-7f5b-4a8e-8a4e-2d7f3c9b1a00";

    private static final AppKnowledge APPS = new AppKnowledge() {
        @Override
        public int categories(AppName app) {
            return app.toString().equals("com.android.chrome") ? Categories.BROWSER : Categories.NONE;
        }

        @Override
        public int hintForTitle(String title) {
            return title.contains("Cat") ? Categories.TOLD | Categories.ENTERTAINMENT : Categories.TOLD;
        }
    };

    private final EventBatchReader reader =
            new EventBatchReader(new DoorTerms(NOW_US, RETENTION_US, 3600, TITLES, APPS));

    @Test
    void shouldReadTheContractsOwnExample() {
        EventBatch batch =
                taken("{\"device_id\":\"" + DEVICE + "\",\"sequence_start\":1201,\"events\":[{\"event_id\":\""
                        + ID + "\",\"ts\":" + NOW_MS
                        + ",\"kind\":\"app\",\"key\":\"com.tiktok.app\",\"secs\":37.5,\"extras\":{\"title\":\"Video Title\",\"package\":\"com.google.android.youtube\"}}],"
                        + "\"client_version\":\"android-1.0.0\"}");
        assertEquals(UUID.fromString(DEVICE), batch.deviceId());
        assertEquals(OptionalLong.of(1201), batch.sequenceStart());
        assertEquals("android-1.0.0", batch.clientVersion());
        BatchItem item = batch.items().get(0);
        assertEquals(UUID.fromString(ID), item.eventId());
        assertEquals(37_500_000, item.durationUs());
        AppName app = AppName.of("com.tiktok.app");
        assertEquals(
                List.of(
                        Event.focusChange(NOW_US, app, 0).lasting(37_500_000).withUtcOffset(3600),
                        Event.titleChange(NOW_US, app, 11, TITLES.of("Video Title"), 0)
                                .lasting(37_500_000)
                                .withUtcOffset(3600)),
                item.events());
    }

    @Test
    void shouldReadAPageAsItsHostInsideItsBrowser() {
        BatchItem item = item(
                "\"kind\":\"url\",\"key\":\"https://WWW.YouTube.com:443/watch?v=1\",\"secs\":1,\"extras\":{\"package\":\"com.android.chrome\",\"title\":\"Cat 📝\"}");
        assertEquals("youtube.com", item.key());
        Event focus = item.events().get(0);
        assertEquals(AppName.of("youtube.com"), focus.app());
        assertEquals(AppName.of("com.android.chrome"), focus.hostOf());
        assertEquals(Categories.TOLD | Categories.BROWSER, focus.word2());
        Event title = item.events().get(1);
        assertEquals(EventType.WINDOW_TITLE_CHANGE, title.type());
        assertEquals(5, title.word0());
        assertEquals(Categories.TOLD | Categories.BROWSER | Categories.ENTERTAINMENT, title.word2());
    }

    @Test
    void shouldReadALockThatLastsAsALockAndAnUnlock() {
        BatchItem item = item("\"kind\":\"screen\",\"key\":\"SCREEN_OFF\",\"secs\":60");
        assertEquals(
                List.of(EventType.SCREEN_LOCK, EventType.SCREEN_UNLOCK),
                item.events().stream().map(Event::type).toList());
        assertEquals(
                List.of(NOW_US - 60_000_000, NOW_US),
                item("\"kind\":\"screen\",\"key\":\"LOCK_SCREEN\",\"secs\":60", NOW_MS - 60_000).events().stream()
                        .map(Event::timestampUs)
                        .toList());
        assertEquals(
                1,
                item("\"kind\":\"screen\",\"key\":\"LOCK_SCREEN\",\"secs\":0")
                        .events()
                        .size());
        assertEquals(
                EventType.SCREEN_UNLOCK,
                item("\"kind\":\"screen\",\"key\":\"SCREEN_ON\",\"secs\":9")
                        .events()
                        .get(0)
                        .type());
    }

    @Test
    void shouldTakeItemsByTimeAndThenByTheirPlaceInTheArray() {
        EventBatch batch = taken(batch(
                itemAt(NOW_MS - 10, "b"),
                itemAt(NOW_MS - 20, "a"),
                itemAt(NOW_MS - 10, "c"),
                "{\"event_id\":\"" + ID + "\",\"ts\":" + (NOW_MS - 15)
                        + ",\"kind\":\"screen\",\"key\":\"LOCK_SCREEN\",\"secs\":0.01}"));
        assertEquals(
                List.of("a", "LOCK_SCREEN", "b", "c"),
                batch.items().stream().map(BatchItem::key).toList());
        // The unlock comes 10 ms after the lock: between it and nothing else, behind b and c.
        assertEquals(
                List.of(
                        EventType.WINDOW_FOCUS_CHANGE,
                        EventType.SCREEN_LOCK,
                        EventType.WINDOW_FOCUS_CHANGE,
                        EventType.WINDOW_FOCUS_CHANGE,
                        EventType.SCREEN_UNLOCK),
                batch.events().stream().map(Event::type).toList());
    }

    @Test
    void shouldRejectItemsByThemselves() {
        String[][] faults = {
            {"7", "invalid_type"},
            {"null", "invalid_type"},
            {"{}", "missing_field"},
            {with("ts", "\"1\""), "invalid_timestamp"},
            {with("ts", "1.5"), "invalid_timestamp"},
            {with("ts", "-1"), "invalid_timestamp"},
            {with("ts", "true"), "invalid_timestamp"},
            {with("ts", "9".repeat(4000)), "invalid_timestamp"},
            {with("ts", "253402300800000"), "invalid_timestamp"},
            {with("ts", Long.toString(NOW_MS + 300_001)), "clock_skew"},
            {with("ts", Long.toString(NOW_MS - 90L * 86_400_000 - 1)), "too_old"},
            {with("secs", "301"), "clock_skew"},
            {with("secs", "28800.000001"), "invalid_duration"},
            {with("secs", "-0.1"), "invalid_duration"},
            {with("secs", "1e400"), "invalid_duration"},
            {with("secs", "1e99999999999"), "invalid_duration"},
            {with("secs", "true"), "invalid_duration"},
            {with("secs", "null"), "missing_field"},
            {with("event_id", "\"1-1-1-1-1\""), "invalid_event_id"},
            {with("event_id", "7"), "invalid_event_id"},
            {with("event_id", "null"), "invalid_event_id"},
            {with("kind", "\"file\""), "unknown_kind"},
            {with("kind", "7"), "unknown_kind"},
            {with("key", "\"\""), "invalid_key"},
            {with("key", "\"" + "x".repeat(256) + "\""), "invalid_key"},
            {with("key", "\"\\ud800\""), "invalid_key"},
            {with("key", "[]"), "invalid_key"},
            {with("kind", "\"screen\""), "unknown_screen_state"},
            {with("kind", "\"url\"").replace("editor", "https://"), "invalid_key"},
            {with("extras", "[]"), "invalid_extras"},
            {with("extras", "{\"title\":7}"), "invalid_extras"},
            {with("extras", "{\"title\":\"\\udc00\"}"), "invalid_extras"},
            {with("extras", "{\"title\":\"a\",\"title\":\"b\"}"), "duplicate_key"},
            {with("secs", "0,\"secs\":1"), "duplicate_key"},
        };
        for (String[] fault : faults) {
            EventBatch batch = taken(batch(itemAt(NOW_MS, "good"), fault[0], itemAt(NOW_MS, "good too")));
            String what = fault[0].substring(0, Math.min(200, fault[0].length()));
            assertEquals(2, batch.items().size(), what);
            assertEquals(1, batch.rejected().size(), what);
            assertEquals(fault[1], batch.rejected().get(0).rejection().code().code(), what);
            assertEquals(1, batch.rejected().get(0).rejection().index(), what);
        }
    }

    @Test
    void shouldEchoTheIdOfARejectedItemHoweverItIsWritten() {
        EventBatch batch = taken(batch(with("event_id", "\"not a uuid\""), with("kind", "\"file\"")));
        assertEquals(
                List.of("not a uuid", ID),
                batch.rejected().stream().map(RejectedItem::toldId).toList());
    }

    @Test
    void shouldTakeWhatLiesExactlyOnABound() {
        assertEquals(1, taken(batch(itemAt(NOW_MS + 300_000, "a"))).items().size());
        assertEquals(
                1, taken(batch(itemAt(NOW_MS - 90L * 86_400_000, "a"))).items().size());
        assertEquals(1, taken(batch(with("secs", "300"))).items().size());
        assertEquals(
                1,
                taken(batch(with("key", "\"" + "📝".repeat(255) + "\"")))
                        .items()
                        .size());
    }

    @Test
    void shouldTellAnotherContentByItsDigest() {
        String first = item("\"kind\":\"app\",\"key\":\"ab\",\"secs\":1").digest();
        assertEquals(first, item("\"secs\":1.0,\"key\":\"ab\",\"kind\":\"app\"").digest());
        assertNotEquals(
                first, item("\"kind\":\"app\",\"key\":\"abc\",\"secs\":1").digest());
        assertNotEquals(
                first,
                item("\"kind\":\"app\",\"key\":\"ab\",\"secs\":1,\"extras\":{\"title\":\"t\"}")
                        .digest());
    }

    @Test
    void shouldRefuseBodiesThatAreNoBatches() {
        String[][] faults = {
            {"", "invalid_json"},
            {"[]", "invalid_json"},
            {"{", "invalid_json"},
            {batch() + "{}", "invalid_json"},
            {"{\"device_id\":\"" + DEVICE + "\"}", "missing_field"},
            {"{\"device_id\":\"" + DEVICE + "\",\"events\":{}}", "invalid_type"},
            {"{\"events\":[]}", "missing_field"},
            {"{\"device_id\":\"me\",\"events\":[]}", "invalid_device_id"},
            {"{\"device_id\":\"" + DEVICE + "\",\"events\":[],\"events\":[]}", "duplicate_key"},
            {"{\"device_id\":\"" + DEVICE + "\",\"events\":[NaN]}", "invalid_json"},
            {"{\"device_id\":\"" + DEVICE + "\",\"events\":[],\"sequence_start\":-1}", "invalid_field"},
            {"{\"a\":" + "[".repeat(100_000), "too_deep"},
            {" ".repeat(256_001), "too_large"},
        };
        for (String[] fault : faults) {
            Body<EventBatch> body = reader.read(fault[0].getBytes(UTF_8));
            String what = fault[0].substring(0, Math.min(100, fault[0].length()));
            assertTrue(body instanceof Body.Refused<EventBatch>, what);
            assertEquals(
                    fault[1],
                    ((Body.Refused<EventBatch>) body).rejection().code().code(),
                    what);
        }
    }

    private static String with(String field, String value) {
        String[] fields = {
            "event_id",
            "\"" + ID + "\"",
            "ts",
            Long.toString(NOW_MS),
            "kind",
            "\"app\"",
            "key",
            "\"editor\"",
            "secs",
            "0"
        };
        StringBuilder item = new StringBuilder("{");
        for (int i = 0; i < fields.length; i += 2) {
            item.append('"').append(fields[i]).append("\":");
            item.append(fields[i].equals(field) ? value : fields[i + 1]).append(',');
        }
        if (field.equals("extras")) {
            item.append("\"extras\":").append(value).append(',');
        }
        return item.replace(item.length() - 1, item.length(), "}").toString();
    }

    private static String itemAt(long ms, String key) {
        return with("ts", Long.toString(ms)).replace("editor", key);
    }

    private BatchItem item(String fields) {
        return item(fields, NOW_MS);
    }

    private BatchItem item(String fields, long ms) {
        EventBatch batch = taken(batch("{\"event_id\":\"" + ID + "\",\"ts\":" + ms + "," + fields + "}"));
        assertEquals(List.of(), batch.rejected());
        return batch.items().get(0);
    }

    private static String batch(String... items) {
        return "{\"device_id\":\"" + DEVICE + "\",\"events\":[" + String.join(",", items) + "]}";
    }

    private EventBatch taken(String body) {
        Body<EventBatch> read = reader.read(body.getBytes(UTF_8));
        assertTrue(read instanceof Body.Taken<EventBatch>, read.toString());
        return ((Body.Taken<EventBatch>) read).value();
    }
}
