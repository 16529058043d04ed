package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.engine.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for the store; never for ever, for a store that hangs would hang all who wait. */
public final class Stored {

    /** No wait is longer. */
    static final Duration WITHIN = Duration.ofSeconds(10);

    private Stored() {}

    /** What the store says once it is durable; its own exception, and not one around it, if it could not be, or not in time. */
    public static <T> T await(CompletableFuture<T> durable) {
        return await(durable, WITHIN);
    }

    static <T> T await(CompletableFuture<T> durable, Duration within) {
        try {
            return durable.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw cause(e) instanceof StoreException failure ? failure : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new StoreException(
                    "the store has not answered within " + within.toMillis()
                            + " ms; what was asked may still be done: see whether its disk or server answers.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the store.", e);
        }
    }

    private static Throwable cause(Throwable fault) {
        Throwable cause = fault;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Waits for all of them, so long and no longer; whether each of them is done is its own to tell. */
    static boolean settles(CompletableFuture<?> all, Duration within) {
        try {
            all.get(within.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
