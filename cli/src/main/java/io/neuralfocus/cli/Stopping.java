package io.neuralfocus.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as something one can wait for. Opened before all that must be tidied up and so closed after it: the
 * JVM's end waits for that.
 */
final class Stopping implements AutoCloseable {

    private static final long TIDY_WITHIN_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch tidied = new CountDownLatch(1);

    private Stopping() {}

    static Stopping onSignal() {
        Stopping stopping = new Stopping();
        Runtime.getRuntime().addShutdownHook(new Thread(stopping::askAndWait, "stopping"));
        return stopping;
    }

    private void askAndWait() {
        asked.countDown();
        try {
            tidied.await(TIDY_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody has asked to stop. */
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits until somebody asks to stop. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits so long at most; true if somebody asked to stop. */
    boolean within(long milliseconds) throws InterruptedException {
        return asked.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        tidied.countDown();
    }
}
