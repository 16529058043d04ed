package io.neuralfocus.simulator.comparison;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Watches the windows of people, real or simulated, stream after stream, and keeps the aggregates alone.
 *
 * <p>Keys and mouse are passed over, and the clock has a second hand and nothing finer: that is all the recordings hold
 * that simulated people are compared with. All state starts anew with each stream.
 */
public final class Observer {

    private final Catalog catalog;
    private final Tally tally = new Tally();
    private @Nullable StreamSeen stream;
    private @Nullable SecondHand watch;

    public Observer(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A stream of this person's begins. */
    public void begin(String person) {
        StreamSeen seen = new StreamSeen(catalog, tally, person);
        stream = seen;
        watch = new SecondHand(seen::take);
    }

    /** The next event of the stream, in order of time. */
    public void take(Event event) {
        if (watch == null) {
            throw new IllegalStateException("No stream has begun: say whose it is with begin() first.");
        }
        if (!event.type().isInput()) {
            watch.take(event);
        }
    }

    /** The stream is over: nobody was watching after this instant. */
    public void end(long endUs) {
        if (watch != null && stream != null) {
            watch.flush();
            stream.end(endUs);
        }
        watch = null;
        stream = null;
    }

    /** What has been seen of all the streams that are over. */
    public Portrait portrait() {
        return tally.portrait();
    }
}
