package io.neuralfocus.serving.metric;

import io.micrometer.core.instrument.Clock;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The service's clocks, as Micrometer asks for them. */
record Ticks(InstantSource clock, LongSupplier nanos) implements Clock {

    @Override
    public long wallTime() {
        return clock.millis();
    }

    @Override
    public long monotonicTime() {
        return nanos.getAsLong();
    }
}
