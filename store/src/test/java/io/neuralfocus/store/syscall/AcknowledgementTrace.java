package io.neuralfocus.store.syscall;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads in a trace how durable each acknowledgement was.
 *
 * <p>Of offers made one at a time every write to the log is theirs, so a sync must have begun behind the last of them. Of
 * many at once it is not known whose a write is: then one must have begun behind the first write since the offer.
 */
final class AcknowledgementTrace {

    /** How durable it was. */
    enum Acknowledged {
        SYNCED,
        UNSYNCED
    }

    private static final String DATABASE = "focus.db";
    private static final String LOG = "focus.db-wal";

    /** {@code 123 fdatasync(5</a/focus.db-wal>) = 0}, or its beginning. */
    private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\(\\d+<([^>]*)>(.*)");

    /** {@code 123 <... fdatasync resumed>) = 0}: its end, after calls of other threads. */
    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)");

    private static final Pattern SAID = Pattern.compile(", \"(OFFER|ACK) (\\d+).*");

    /** A call whose end has not been seen. */
    private record UnderWay(String file, long begun) {}

    private final boolean oneAtATime;
    private final Map<String, UnderWay> underWay = new HashMap<>();

    /** When an offer was made, and when the first write behind it. */
    private final Map<Integer, Long> offered = new HashMap<>();

    private final Map<Integer, Long> firstWrite = new HashMap<>();
    private final Map<Integer, Acknowledged> acknowledged = new TreeMap<>();

    /** The line that is being read; times are lines. */
    private long now;

    private long written;
    private long syncBegun;
    private boolean databaseWritten;
    private int begunAnew;
    private int begunAnewTooEarly;

    AcknowledgementTrace(boolean oneAtATime) {
        this.oneAtATime = oneAtATime;
    }

    AcknowledgementTrace read(List<String> calls) {
        for (String line : calls) {
            now++;
            Matcher call = CALL.matcher(line);
            Matcher resumed = RESUMED.matcher(line);
            if (call.matches()) {
                String rest = call.group(4);
                hear(rest);
                begin(call.group(2), call.group(3), rest);
                if (rest.endsWith("<unfinished ...>")) {
                    underWay.put(call.group(1), new UnderWay(call.group(3), now));
                } else {
                    end(call.group(2), call.group(3), now, rest);
                }
            } else if (resumed.matches()) {
                UnderWay begun = underWay.getOrDefault(resumed.group(1), new UnderWay("", now));
                end(resumed.group(2), begun.file(), begun.begun(), resumed.group(3));
            }
        }
        return this;
    }

    /** What was acknowledged, by number. */
    Map<Integer, Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** How often the log began anew: what stood in it stands in the database. */
    int begunAnew() {
        return begunAnew;
    }

    /** And how often the database had not been synced by then. */
    int begunAnewTooEarly() {
        return begunAnewTooEarly;
    }

    private void hear(String rest) {
        Matcher said = SAID.matcher(rest);
        if (!said.matches()) {
            return;
        }
        int number = Integer.parseInt(said.group(2));
        if (said.group(1).equals("OFFER")) {
            offered.put(number, now);
        } else {
            long first = firstWrite.getOrDefault(number, Long.MAX_VALUE);
            boolean durable = syncBegun > (oneAtATime ? Math.max(first, written) : first);
            acknowledged.put(number, durable ? Acknowledged.SYNCED : Acknowledged.UNSYNCED);
        }
    }

    /** A write that has begun may reach its file at any time from now on. */
    private void begin(String name, String file, String rest) {
        if (!name.equals("pwrite64")) {
            return;
        }
        if (file.endsWith(DATABASE)) {
            databaseWritten = true;
        } else if (file.endsWith(LOG)) {
            written = now;
            offered.keySet().forEach(number -> firstWrite.putIfAbsent(number, now));
            offered.clear();
            if (rest.contains(", 32, 0)") && ++begunAnew > 0 && databaseWritten) {
                begunAnewTooEarly++;
            }
        }
    }

    private void end(String name, String file, long begun, String result) {
        if (name.contains("sync") && result.endsWith("= 0")) {
            if (file.endsWith(DATABASE)) {
                databaseWritten = false;
            } else if (file.endsWith(LOG)) {
                syncBegun = Math.max(syncBegun, begun);
            }
        }
    }
}
