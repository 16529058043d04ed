package io.neuralfocus.store.syscall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads in a trace whether, at each acknowledgement, the log had been synced behind the last write to it since its offer. */
final class AcknowledgementTrace {

    /** How durable it was. */
    enum Acknowledged {
        SYNCED,
        UNSYNCED
    }

    private static final String LOG = "focus.db-wal";

    /** {@code 123 fdatasync(5</a/focus.db-wal>) = 0}, or its beginning. */
    private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\(\\d+<([^>]*)>(.*)");

    /** {@code 123 <... fdatasync resumed>) = 0}: its end, after calls of other threads. */
    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)");

    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final Map<String, String> underWay = new HashMap<>();
    private boolean written;
    private boolean synced;

    List<Acknowledged> read(List<String> calls) {
        for (String line : calls) {
            Matcher call = CALL.matcher(line);
            Matcher resumed = RESUMED.matcher(line);
            if (call.matches()) {
                String rest = call.group(4);
                hear(rest);
                if (rest.endsWith("<unfinished ...>")) {
                    underWay.put(call.group(1), call.group(3));
                    // A write that has begun may reach the file at any time from now on.
                    synced &=
                            !(call.group(2).equals("pwrite64") && call.group(3).endsWith(LOG));
                } else {
                    done(call.group(2), call.group(3), rest);
                }
            } else if (resumed.matches()) {
                done(resumed.group(2), underWay.getOrDefault(resumed.group(1), ""), resumed.group(3));
            }
        }
        return acknowledged;
    }

    private void hear(String said) {
        if (said.contains("\"OFFER ")) {
            written = false;
            synced = false;
        } else if (said.contains("\"ACK ")) {
            acknowledged.add(written && synced ? Acknowledged.SYNCED : Acknowledged.UNSYNCED);
        }
    }

    private void done(String name, String file, String result) {
        if (!file.endsWith(LOG)) {
            return;
        }
        if (name.equals("pwrite64")) {
            written = true;
            synced = false;
        } else if (name.contains("sync") && result.endsWith("= 0")) {
            synced = written;
        }
    }
}
