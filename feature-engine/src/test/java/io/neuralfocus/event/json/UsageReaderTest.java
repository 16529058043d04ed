package io.neuralfocus.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsageReaderTest {

    /** 2026-01-31T12:00:00Z. */
    private static final long NOON_US = 1_769_860_800_000_000L;

    private final UsageReader reader = new UsageReader(NOON_US);

    @Test
    void shouldReadTheFormOfPhones() {
        UsageItem item = item(phone("1500"));
        assertEquals(new UsageItem(0, "com.a", "", NOON_US - 3_600_000_000L, NOON_US, 2), item);
    }

    @Test
    void shouldReadTheFormOfDesktops() {
        UsageItem item = item(desktop("3240"));
        assertEquals(new UsageItem(0, "Editor", "example.org", NOON_US - 3_600_000_000L, NOON_US, 3240), item);
    }

    @Test
    void shouldRoundMillisecondsUpToSecondsOnTheExactDecimal() {
        assertEquals(1, item(phone("1")).durationSeconds());
        assertEquals(1, item(phone("0.0001")).durationSeconds());
        assertEquals(1, item(phone("1e-999999999")).durationSeconds());
        assertEquals(1, item(phone("1000")).durationSeconds());
        assertEquals(2, item(phone("1000.0000000001")).durationSeconds());
        assertEquals(2, item(phone("1001")).durationSeconds());
        assertEquals(3600, item(phone("3.6e6")).durationSeconds());
    }

    @Test
    void shouldTakeAnItemForAFocusIntervalFromNineTenthsOn() {
        assertFalse(item(phone("3239000")).isFocusInterval());
        assertTrue(item(phone("3240000")).isFocusInterval());
        assertEquals(Optional.empty(), item(phone("3239000")).focusChange(0));
        assertEquals(
                Optional.of(Event.focusChange(NOON_US - 3_600_000_000L, AppName.of("com.a"), 0)
                        .lasting(3_600_000_000L)
                        .withUtcOffset(3600)),
                item(phone("3600000")).focusChange(3600));
        Event page = item(desktop("3600")).focusChange(0).orElseThrow();
        assertEquals(AppName.of("example.org"), page.app());
        assertEquals(AppName.of("Editor"), page.hostOf());
    }

    @Test
    void shouldRejectItemsByThemselvesWithTheContractsCodes() {
        String[][] faults = {
            {"7", "invalid_type"},
            {"{}", "unsupported_item"},
            {"{\"app\":\"a\"}", "unsupported_item"},
            {phone("1").replace("\"com.a\"", "\"\""), "missing_field"},
            {phone("1").replace("\"com.a\"", "null"), "missing_field"},
            {phone("null"), "missing_field"},
            {phone("true"), "invalid_duration"},
            {phone("\"1\""), "invalid_duration"},
            {phone("1e400"), "invalid_duration"},
            {phone("1".repeat(500)), "invalid_duration"},
            {phone("0"), "non_positive_duration"},
            {phone("-0.5"), "non_positive_duration"},
            {phone("1").replace("\"2026-01-31T12:00:00Z\"", "\"\""), "missing_field"},
            {phone("1").replace("12:00:00Z", "12:00:00+00:00"), "timezone"},
            {phone("1").replace("\"2026-01-31T12:00:00Z\"", "12345"), "timezone"},
            {phone("1").replace("2026-01-31T12:00:00Z", "2026-02-30T12:00:00Z"), "invalid_iso"},
            {phone("1").replace("2026-01-31T12:00:00Z", "+12026-01-31T12:00:00Z"), "invalid_iso"},
            {phone("1").replace("2026-01-31T12:00:00Z", "noonZ"), "invalid_iso"},
            {phone("1").replace("12:00:00", "11:00:00"), "end_not_after_start"},
            {phone("1").replace("11:00:00", "03:59:59"), "window_too_long"},
            {phone("1").replace("12:00:00", "12:05:00.000001"), "clock_skew"},
            {desktop("0"), "non_positive_duration"},
            {desktop("true"), "invalid_duration"},
            {desktop("1.5"), "invalid_entry"},
            {desktop("\"1\""), "invalid_entry"},
            {desktop("1e999999999"), "invalid_entry"},
            {desktop("1").replace("\"Editor\"", "7"), "invalid_entry"},
            {desktop("1").replace("\"Editor\"", "\"\\ud800\""), "invalid_entry"},
            {desktop("1").replace("12:00:00Z", "noon"), "invalid_entry"},
            {desktop("1").replace("12:00:00Z", "12:00:00"), "timezone"},
            {desktop("1").replace("12:00:00Z", "11:00:00Z"), "end_not_after_start"},
            {desktop("1").replace("11:00:00", "03:59:59"), "window_too_long"},
            {desktop("1").replace("12:00:00", "12:05:01"), "clock_skew"},
        };
        for (String[] fault : faults) {
            UsageBatch batch = taken("{\"items\":[" + phone("1") + "," + fault[0] + "," + desktop("1") + "]}");
            assertEquals(2, batch.items().size(), fault[0]);
            assertEquals(fault[1], batch.rejected().get(0).code().code(), fault[0]);
            assertEquals(1, batch.rejected().get(0).index(), fault[0]);
        }
    }

    @Test
    void shouldTakeTheFirstListThatHoldsAnything() {
        assertEquals(
                1,
                taken("{\"items\":[],\"entries\":[" + phone("1") + "]}").items().size());
        assertEquals(1, taken("{\"sessions\":[" + phone("1") + "]}").items().size());
        assertEquals(0, taken("{}").items().size());
        assertTrue(reader.read("{\"items\":7}".getBytes(UTF_8)) instanceof Body.Refused<UsageBatch>);
    }

    @Test
    void shouldTakeADesktopsBodyWholeOrNotAtAll() {
        String device = "\"device_id\":\"5f1d7c52-7f5b-4a8e-8a4e-2d7f3c9b1a00\"";
        String body = "{" + device + ",\"entries\":[" + desktop("0") + "," + desktop("5") + "]}";
        Body<DesktopUsage> read = reader.readDesktop(body.getBytes(UTF_8));
        assertEquals(
                List.of(0L, 5L),
                ((Body.Taken<DesktopUsage>) read)
                        .value().items().stream()
                                .map(UsageItem::durationSeconds)
                                .toList());
        assertTrue(
                reader.readDesktop(body.replace(":0,", ":-1,").getBytes(UTF_8)) instanceof Body.Refused<DesktopUsage>);
    }

    @Test
    void shouldReadTheWatermarkOfAHeartbeat() {
        assertEquals(
                "Taken[value=OptionalLong[5000]]",
                Heartbeats.read("{\"ts\":5}".getBytes(UTF_8)).toString());
        assertEquals(
                "Taken[value=OptionalLong.empty]",
                Heartbeats.read("{\"type\":\"heartbeat\"}".getBytes(UTF_8)).toString());
        assertTrue(Heartbeats.read("{\"ts\":\"5\"}".getBytes(UTF_8)) instanceof Body.Refused);
    }

    private static String phone(String totalMs) {
        return "{\"package\":\"com.a\",\"totalMs\":" + totalMs
                + ",\"windowStart\":\"2026-01-31T11:00:00Z\",\"windowEnd\":\"2026-01-31T12:00:00Z\"}";
    }

    private static String desktop(String duration) {
        return "{\"app_name\":\"Editor\",\"domain\":\"WWW.example.org\",\"duration\":" + duration
                + ",\"start\":\"2026-01-31T11:00:00Z\",\"end\":\"2026-01-31T12:00:00Z\"}";
    }

    private UsageItem item(String item) {
        UsageBatch batch = taken("{\"items\":[" + item + "]}");
        assertEquals(List.of(), batch.rejected());
        return batch.items().get(0);
    }

    private UsageBatch taken(String body) {
        Body<UsageBatch> read = reader.read(body.getBytes(UTF_8));
        assertTrue(read instanceof Body.Taken<UsageBatch>, read.toString());
        return ((Body.Taken<UsageBatch>) read).value();
    }
}
