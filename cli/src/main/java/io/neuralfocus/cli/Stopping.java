package io.neuralfocus.cli;

import java.io.IOException;
import java.util.concurrent.CancellationException;
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

    /** Work that ends with an exit code, or with a {@link CancellationException} once it was asked to stop. */
    interface Stoppable {
        int call(Stopping stopping) throws IOException;
    }

    /** Does the work; if it was stopped, says so before the JVM may end. */
    static int orSay(Terminal terminal, Stoppable work) throws IOException {
        try (Stopping stopping = onSignal()) {
            // Within the other: a resource is closed before its own catch, and closing this one lets the JVM go.
            try {
                return work.call(stopping);
            } catch (CancellationException e) {
                terminal.say("stopped; nothing was written.");
                return ExitCode.INTERNAL;
            }
        }
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
