package io.neuralfocus.event.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.RejectionCode;
import java.io.IOException;
import java.util.Arrays;

/**
 * The fields of a line as they are met, in whatever order, until the line is whole. One draft is used again for each
 * line. Every field has its bit in {@code seen}, since 0 and not told are different things, and told twice is refused.
 */
final class LineDraft {

    /** No duration is longer than from 1970 to the year 9999. */
    private static final long LONGEST_SECONDS = Event.LATEST_US / 1_000_000;

    private static final double HIGHEST_SCORE = 100;

    private static final long REQUIRED = LogField.USER.bit() | LogField.TS_US.bit() | LogField.TYPE.bit();

    private final TextCache texts = new TextCache();
    private final int[] numbers = new int[LogField.values().length];

    private long seen;
    private String user = "";
    private String device = "";
    private String session = "";
    private String type = "";
    private AppName app = AppName.NONE;
    private AppName hostOf = AppName.NONE;
    private LateMark late = LateMark.UNTOLD;
    private long timestampUs;
    private long durationUs;
    private double score;
    private boolean onDemand;

    private void clear() {
        Arrays.fill(numbers, 0);
        seen = 0;
        user = "";
        device = "";
        session = "";
        type = "";
        app = AppName.NONE;
        hostOf = AppName.NONE;
        late = LateMark.UNTOLD;
        timestampUs = 0;
        durationUs = 0;
        score = 0;
        onDemand = false;
    }

    /** Takes one object, and nothing behind it, from a parser of a text that begins as one. */
    void read(JsonParser json) throws IOException, Broken {
        clear();
        json.nextToken();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            LogField field = LogField.ofKey(key);
            if (field == null) {
                json.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                takeOnce(json, field);
            }
        }
        if (json.nextToken() != null) {
            throw new Broken(RejectionCode.INVALID_JSON, "something stands behind the line's JSON object");
        }
        if ((seen & REQUIRED) != REQUIRED || user.isEmpty()) {
            throw new Broken(RejectionCode.MISSING_FIELD, "a line has at least user, ts_us and type");
        }
    }

    private void takeOnce(JsonParser json, LogField field) throws IOException, Broken {
        if (saw(field)) {
            throw new Broken(RejectionCode.DUPLICATE_KEY, field.key() + " is told twice");
        }
        seen |= field.bit();
        take(json, field);
    }

    private void take(JsonParser json, LogField field) throws IOException, Broken {
        String key = field.key();
        switch (field) {
            case USER -> user = text(json, key);
            case DEVICE -> device = text(json, key);
            case SESSION -> session = text(json, key);
            case TYPE -> type = text(json, key);
            case TS_US -> timestampUs = Fields.timestampUs(json, key);
            case APP -> app = name(json, key);
            case HOST_OF -> hostOf = name(json, key);
            case SECS -> durationUs = Fields.secondsAsMicros(json, key, LONGEST_SECONDS);
            case LATE -> late = Fields.bool(json, key) ? LateMark.LATE : LateMark.IN_TIME;
            case SCORE -> score = Fields.decimal(json, key, HIGHEST_SCORE);
            case ON_DEMAND -> onDemand = Fields.bool(json, key);
            case CATEGORIES -> numbers[field.place()] = categories(json);
            case UTC_OFFSET_S ->
                numbers[field.place()] = (int) Fields.integer(
                        json,
                        key,
                        -Event.WIDEST_UTC_OFFSET_SECONDS,
                        Event.WIDEST_UTC_OFFSET_SECONDS,
                        RejectionCode.INVALID_UTC_OFFSET);
            case X, Y, DELTA -> numbers[field.place()] = Fields.i32(json, key);
            case PROCESS_ID,
                    WINDOW_HANDLE,
                    FLAGS,
                    SPEED_PPS,
                    BUTTON,
                    OLD_WINDOW,
                    NEW_WINDOW,
                    TITLE_LENGTH,
                    TITLE_HASH,
                    IDLE_DURATION_MS -> numbers[field.place()] = Fields.u32(json, key);
        }
    }

    private String text(JsonParser json, String key) throws IOException, Broken {
        return Fields.text(json, key, RejectionCode.INVALID_FIELD, texts).string();
    }

    private AppName name(JsonParser json, String key) throws IOException, Broken {
        return Fields.text(json, key, RejectionCode.INVALID_APP_NAME, texts).name();
    }

    private static int categories(JsonParser json) throws IOException, Broken {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new Broken(RejectionCode.INVALID_FIELD, "categories is not a list");
        }
        int hint = Categories.TOLD;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int bit = json.currentToken() == JsonToken.VALUE_STRING ? Categories.bit(json.getText()) : 0;
            if (bit == 0) {
                throw new Broken(
                        RejectionCode.INVALID_FIELD,
                        "categories holds something else than browser, ide, communication, entertainment, "
                                + "productivity and pseudo-productive");
            }
            hint |= bit;
        }
        return hint;
    }

    boolean saw(LogField field) {
        return (seen & field.bit()) != 0;
    }

    /** The number told for a field; 0 if none was. */
    int number(LogField field) {
        return numbers[field.place()];
    }

    String user() {
        return user;
    }

    String device() {
        return device;
    }

    String session() {
        return session;
    }

    String type() {
        return type;
    }

    AppName app() {
        return app;
    }

    AppName hostOf() {
        return hostOf;
    }

    LateMark late() {
        return late;
    }

    long timestampUs() {
        return timestampUs;
    }

    long durationUs() {
        return durationUs;
    }

    double score() {
        return score;
    }

    boolean onDemand() {
        return onDemand;
    }
}
