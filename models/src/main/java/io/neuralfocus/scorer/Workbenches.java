package io.neuralfocus.scorer;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Room to work in, lent for the length of one call, so that scoring and explaining allocate nothing. A bench is taken by
 * one exchange; a thread that finds its place empty makes a new one. Not thread-locals: they would grow with the number
 * of threads.
 */
public final class Workbenches<W> {

    private static final int PLACES = 16;

    private final AtomicReferenceArray<@Nullable W> places = new AtomicReferenceArray<>(PLACES);
    private final Supplier<W> maker;

    public Workbenches(Supplier<W> maker) {
        this.maker = maker;
    }

    /** A bench that nobody else works at, as its last user left it. */
    public W take() {
        W bench = places.getAndSet(place(), null);
        return bench == null ? maker.get() : bench;
    }

    public void giveBack(W bench) {
        places.lazySet(place(), bench);
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & (PLACES - 1);
    }
}
