package io.neuralfocus.cli.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** A clock that begins at an instant of our choice and runs faster than the one on the wall. */
public final class FastClock implements InstantSource {

    private final long startUs;
    private final int speed;
    private final LongSupplier nanos;
    private final long startNanos;

    /**
     * It runs from now on.
     *
     * @param speed how many seconds pass in a second
     * @param nanos a clock that never goes back
     */
    public FastClock(long startUs, int speed, LongSupplier nanos) {
        this.startUs = startUs;
        this.speed = speed;
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
    }

    /** The present, in microseconds since the epoch. */
    public long nowUs() {
        return startUs + (nanos.getAsLong() - startNanos) / 1_000 * speed;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plus(nowUs(), ChronoUnit.MICROS);
    }

    /** Sleeps until it shows this time. */
    void awaitUs(long timeUs) throws InterruptedException {
        long leftUs = (timeUs - nowUs()) / speed;
        if (leftUs > 0) {
            Thread.sleep(leftUs / 1_000, (int) (leftUs % 1_000) * 1_000);
        }
    }

    int speed() {
        return speed;
    }
}
