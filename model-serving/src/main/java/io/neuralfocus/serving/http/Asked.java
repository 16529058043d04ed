package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.event.json.Uuids;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.PersonKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What the parameters of a request say, and whose it is: as long as nobody has to say who they are, a device tells. */
final class Asked {

    private static final int PAGE_AT_MOST = 1000;
    private static final int LAST_YEAR = 9999;

    private Asked() {}

    static DeviceKey device(Context context) {
        return DeviceKey.alone(Optional.ofNullable(context.queryParam("device"))
                .flatMap(Uuids::parse)
                .orElseThrow(() -> new Refusal(
                        ProblemCode.INVALID_DEVICE_ID,
                        "The parameter device must be a UUID, as in the device's frames.")));
    }

    static PersonKey person(Context context) {
        return device(context).person();
    }

    static PersonKey person(JsonBody body) {
        return DeviceKey.alone(body.device("device_id")).person();
    }

    static int limit(Context context) {
        return (int) number(context, "limit", ProblemCode.INVALID_LIMIT, 1, PAGE_AT_MOST, PAGE_AT_MOST);
    }

    static long after(Context context) {
        return number(context, "after", ProblemCode.INVALID_AFTER, 0, Long.MAX_VALUE, 0);
    }

    private static long number(Context context, String name, ProblemCode code, long least, long most, long otherwise) {
        String text = context.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like one out of range.
        }
        throw new Refusal(code, "The parameter " + name + " must be a number from " + least + " to " + most + ".");
    }

    /** The number in the path; one that is none leads to nothing. */
    static long pathNumber(Context context) {
        try {
            return Long.parseLong(context.pathParam("id"));
        } catch (NumberFormatException e) {
            throw nothing();
        }
    }

    /** The UUID in the path; one that is none leads to nothing. */
    static UUID pathUuid(Context context) {
        return Uuids.parse(context.pathParam("id")).orElseThrow(Asked::nothing);
    }

    /** What somebody else has is as good as nothing. */
    static Refusal nothing() {
        return new Refusal(ProblemCode.NOT_FOUND, "There is nothing of this id that is yours.");
    }

    /** Microseconds since the epoch. */
    static long instant(Context context, String name, long otherwise) {
        String text = context.queryParam(name);
        return text == null
                ? otherwise
                : Instants.parse(text)
                        .orElseThrow(() -> new Refusal(
                                ProblemCode.INVALID_SPAN,
                                "The parameter " + name + " must be an instant in ISO 8601 with a Z, such as"
                                        + " 2026-01-05T09:00:00Z."));
    }

    static LocalDate date(Context context, String name) {
        try {
            LocalDate date = LocalDate.parse(String.valueOf(context.queryParam(name)));
            if (date.getYear() > 0 && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException e) {
            // Told below, like one that nobody lives on.
        }
        throw new Refusal(ProblemCode.INVALID_DATE, "The parameter " + name + " must be a date, such as 2026-01-31.");
    }
}
