package io.neuralfocus.event.json;

import io.neuralfocus.event.RejectionCode;
import java.math.BigDecimal;
import java.util.OptionalLong;

/** What one usage item says. The order of the checks is part of the contract: it decides which code is told. */
final class UsageItemReader {

    private static final long LONGEST_WINDOW_US = 8 * 3_600_000_000L;
    private static final long MOST_SECONDS = Integer.MAX_VALUE;
    private static final int MOST_NAME_CHARACTERS = 255;

    private final long nowUs;

    UsageItemReader(long nowUs) {
        this.nowUs = nowUs;
    }

    UsageItem read(JsonValue item, int index) throws Broken {
        if (!item.isObject()) {
            throw new Broken(RejectionCode.INVALID_TYPE, "the item is not a JSON object");
        }
        item.checkToldOnce();
        if (item.has("package")) {
            return ofPackage(item, index);
        }
        if (item.has("app_name")) {
            return ofAppName(item, index);
        }
        throw new Broken(RejectionCode.UNSUPPORTED_ITEM, "the item has neither package nor app_name");
    }

    private UsageItem ofPackage(JsonValue item, int index) throws Broken {
        if (!item.get("package").isTruthy()) {
            throw new Broken(RejectionCode.MISSING_FIELD, "package is missing");
        }
        JsonValue total = item.get("totalMs");
        if (!total.isTold()) {
            throw new Broken(RejectionCode.MISSING_FIELD, "totalMs is missing");
        }
        BigDecimal millis = total.number("totalMs", RejectionCode.INVALID_DURATION);
        checkPositive(millis, "totalMs");
        JsonValue start = item.get("windowStart");
        JsonValue end = item.get("windowEnd");
        if (!start.isTruthy() || !end.isTruthy()) {
            throw new Broken(RejectionCode.MISSING_FIELD, "windowStart and windowEnd are both needed");
        }
        if (!start.rawText().endsWith("Z") || !end.rawText().endsWith("Z")) {
            throw new Broken(RejectionCode.TIMEZONE, "windowStart and windowEnd are UTC and end with Z");
        }
        long startUs = isoTime(start, "windowStart", RejectionCode.INVALID_ISO);
        long endUs = isoTime(end, "windowEnd", RejectionCode.INVALID_ISO);
        checkWindow(startUs, endUs);
        long seconds = Numbers.secondsBegun(millis, MOST_SECONDS, "totalMs");
        String app = item.get("package").text("package", MOST_NAME_CHARACTERS, RejectionCode.INVALID_ENTRY);
        return new UsageItem(index, app, "", startUs, endUs, seconds);
    }

    private UsageItem ofAppName(JsonValue item, int index) throws Broken {
        UsageItem told = told(item, index);
        checkEnd(told.startUs(), told.endUs());
        checkPositive(BigDecimal.valueOf(told.durationSeconds()), "duration");
        checkWindow(told.startUs(), told.endUs());
        return told;
    }

    /** An item of a desktop's body, of which less is asked. */
    UsageItem readDesktop(JsonValue item, int index) throws Broken {
        if (!item.isObject()) {
            throw new Broken(RejectionCode.INVALID_TYPE, "the item is not a JSON object");
        }
        item.checkToldOnce();
        UsageItem told = told(item, index);
        if (told.durationSeconds() < 0) {
            throw new Broken(RejectionCode.NON_POSITIVE_DURATION, "duration is less than 0");
        }
        if (told.endUs() < told.startUs()) {
            throw new Broken(RejectionCode.END_NOT_AFTER_START, "the end is before the start");
        }
        return told;
    }

    private static UsageItem told(JsonValue item, int index) throws Broken {
        String app = item.get("app_name").text("app_name", MOST_NAME_CHARACTERS, RejectionCode.INVALID_ENTRY);
        if (app.isEmpty()) {
            throw new Broken(RejectionCode.INVALID_ENTRY, "app_name is empty");
        }
        String domain = domain(item.get("domain"));
        long seconds = duration(item.get("duration"));
        long startUs = isoTime(item.get("start"), "start", RejectionCode.INVALID_ENTRY);
        long endUs = isoTime(item.get("end"), "end", RejectionCode.INVALID_ENTRY);
        return new UsageItem(index, app, domain, startUs, endUs, seconds);
    }

    private static String domain(JsonValue told) throws Broken {
        if (!told.isTold() || told.rawText().isBlank()) {
            return "";
        }
        return Host.of(told.rawText().strip())
                .orElseThrow(() -> new Broken(RejectionCode.INVALID_ENTRY, "domain names no host"));
    }

    /** Whole seconds; 12.0 is whole too. */
    private static long duration(JsonValue told) throws Broken {
        if (told.isBoolean()) {
            throw new Broken(RejectionCode.INVALID_DURATION, "duration is not a number");
        }
        BigDecimal seconds = told.number("duration", RejectionCode.INVALID_ENTRY);
        if (!Numbers.isWhole(seconds, MOST_SECONDS)) {
            throw new Broken(
                    RejectionCode.INVALID_ENTRY,
                    "duration is not a whole number of at most " + MOST_SECONDS + " seconds");
        }
        return seconds.longValueExact();
    }

    private static long isoTime(JsonValue told, String field, RejectionCode otherwise) throws Broken {
        OptionalLong us = IsoTime.microseconds(told.rawText());
        if (us.isPresent()) {
            return us.getAsLong();
        }
        throw IsoTime.lacksZone(told.rawText())
                ? new Broken(RejectionCode.TIMEZONE, field + " does not say how far it is from UTC")
                : new Broken(otherwise, field + " is not a time as 2026-01-31T12:00:00Z");
    }

    private static void checkPositive(BigDecimal duration, String field) throws Broken {
        if (duration.signum() <= 0) {
            throw new Broken(RejectionCode.NON_POSITIVE_DURATION, field + " is not more than 0");
        }
    }

    private static void checkEnd(long startUs, long endUs) throws Broken {
        if (endUs <= startUs) {
            throw new Broken(RejectionCode.END_NOT_AFTER_START, "the end is not after the start");
        }
    }

    private void checkWindow(long startUs, long endUs) throws Broken {
        checkEnd(startUs, endUs);
        if (endUs - startUs > LONGEST_WINDOW_US) {
            throw new Broken(RejectionCode.WINDOW_TOO_LONG, "from start to end it is more than 8 hours");
        }
        if (endUs > nowUs + DoorTerms.SKEW_US) {
            throw new Broken(RejectionCode.CLOCK_SKEW, "the end is more than 5 minutes ahead of the server's clock");
        }
    }
}
