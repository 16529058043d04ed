package io.neuralfocus.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Burns down with what is acknowledged; the first request that is sent after that lets it go off. */
final class KillFuse {

    private final AtomicInteger left;
    private final CountDownLatch off = new CountDownLatch(1);
    private volatile boolean over;

    KillFuse(int acknowledgements) {
        this.left = new AtomicInteger(acknowledgements);
    }

    /** A request is about to be sent. */
    void sending() {
        if (left.get() <= 0) {
            off.countDown();
        }
    }

    /** A request was acknowledged. */
    void acknowledged() {
        left.decrementAndGet();
    }

    /** Waits until it goes off; false if that takes longer than a minute. */
    boolean await() throws InterruptedException {
        return off.await(1, TimeUnit.MINUTES);
    }

    /** Nobody need send any more. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }
}
