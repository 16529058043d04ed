package io.neuralfocus.event.json;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.RejectionCode;
import java.util.OptionalLong;

/** Reads heartbeats: a device of the JSON door says with {@code ts} that it has sent all it has up to then. */
public final class Heartbeats {

    private Heartbeats() {}

    /** The watermark in microseconds; empty if the heartbeat says only that the device is alive. */
    public static Body<OptionalLong> read(byte[] body) {
        return Bodies.read(body, Heartbeats::watermark);
    }

    private static OptionalLong watermark(JsonValue body) throws Broken {
        JsonValue ts = body.get("ts");
        return ts.isTold()
                ? OptionalLong.of(1000 * ts.integer("ts", 0, Event.LATEST_US / 1000, RejectionCode.INVALID_TIMESTAMP))
                : OptionalLong.empty();
    }
}
