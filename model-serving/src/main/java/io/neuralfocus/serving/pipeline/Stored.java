package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.engine.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waiting for the store. */
public final class Stored {

    private Stored() {}

    /** What the store says once it is durable; its own exception, and not one around it, if it could not be. */
    public static <T> T await(CompletableFuture<T> durable) {
        try {
            return durable.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
