package io.neuralfocus.feature;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.ArrayList;
import java.util.List;

/** Walks through a stream with nothing but the state table in hand, and notes the away periods it meets. */
final class AwayTableWalk {

    private static final long LONG_AGO = Long.MIN_VALUE;

    private final AwayTable table;
    private final List<NaiveAway.Period> ended = new ArrayList<>();

    private String state = "present";
    private long beginUs;
    private long last = LONG_AGO;
    private long heard = LONG_AGO;
    private boolean mayInfer;
    private boolean hasSentInput;
    private boolean hasToldIdleness;

    private AwayTableWalk(AwayTable table) {
        this.table = table;
    }

    /** The periods known at an instant, given the accepted events and the heard watermarks, each in order of time. */
    static List<NaiveAway.Period> periods(AwayTable table, List<Event> past, List<Long> watermarks, long now) {
        AwayTableWalk walk = new AwayTableWalk(table);
        int told = 0;
        for (Event event : past) {
            while (told < watermarks.size() && watermarks.get(told) < event.timestampUs()) {
                walk.hear(watermarks.get(told++));
            }
            walk.happen(event);
        }
        while (told < watermarks.size() && watermarks.get(told) <= now) {
            walk.hear(watermarks.get(told++));
        }
        walk.passWithoutActivity(now);
        walk.passUnheard(now);
        return walk.known(now);
    }

    private void happen(Event event) {
        EventType type = event.type();
        long s = event.timestampUs();
        boolean tells = type == EventType.IDLE_START || type == EventType.IDLE_END;
        // At exactly 5 s only activity makes the gap idle; what tells idleness itself comes before the inference.
        passWithoutActivity(type.isActivity() && !tells ? s : s - 1);
        passUnheard(s);
        step(type.name(), s, Integer.toUnsignedLong(event.word0()) * 1000);
        hasSentInput |= type.isInput();
        hasToldIdleness |= tells;
        if (type.isActivity()) {
            last = s;
            mayInfer = hasSentInput && !hasToldIdleness;
        }
        mayInfer &= !hasToldIdleness;
        heard = Math.max(heard, s + event.durationUs());
    }

    /** A watermark before the first event tells nothing: nothing is silent yet. */
    private void hear(long us) {
        if (heard != LONG_AGO) {
            passWithoutActivity(us - 1);
            passUnheard(us);
            heard = Math.max(heard, us);
        }
    }

    private void passWithoutActivity(long now) {
        if (mayInfer && now - last >= NaiveAway.INFERRED_AFTER_US) {
            step(AwayTable.FIVE_SECONDS, now, 0);
            mayInfer = false;
        }
    }

    private void passUnheard(long now) {
        if (heard != LONG_AGO && now - heard >= NaiveAway.SILENT_AFTER_US) {
            step(AwayTable.UNHEARD, now, 0);
        }
    }

    private void step(String happens, long s, long d) {
        AwayTable.Rule rule = table.rule(state, happens);
        String period = rule.period();
        if (period.startsWith("begins at ")) {
            beginUs = place(period.substring("begins at ".length()), s, d);
        } else if (period.startsWith("moves back to ")) {
            beginUs = Math.min(beginUs, place(period.substring("moves back to ".length()), s, d));
        } else if (period.equals("ends at s")) {
            ended.add(new NaiveAway.Period(beginUs, s, false));
        } else if (!period.equals("goes on") && !period.equals("-")) {
            throw new AssertionError("The state table says of the away period what nobody can follow: " + period);
        }
        state = rule.then();
    }

    private long place(String name, long s, long d) {
        return switch (name) {
            case "s" -> s;
            case "last" -> last;
            case "heard" -> heard;
            case "max(s - d, last)" -> Math.max(s - d, last);
            default -> throw new AssertionError("The state table names an instant that nobody knows: " + name);
        };
    }

    private List<NaiveAway.Period> known(long now) {
        List<NaiveAway.Period> known = new ArrayList<>(ended);
        if (!state.equals("present")) {
            known.add(new NaiveAway.Period(beginUs, now, true));
        }
        return known;
    }
}
