package io.neuralfocus.scorer;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What an engine holds outside the heap. Native memory may not go while somebody reads it: reading shares the lock,
 * closing takes it alone, and once.
 */
public final class OffHeap<N> {

    /** Something done with what is held. */
    @FunctionalInterface
    public interface Use<N, E extends Exception> {
        void with(N held) throws E;
    }

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final N held;
    private boolean closed;

    public OffHeap(N held) {
        this.held = held;
    }

    /** Reads; after closing that is an {@link IllegalStateException}. */
    public <E extends Exception> void read(Use<N, E> use) throws E {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("this scorer is closed");
            }
            use.with(held);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Lets go, if that has not been done. */
    public <E extends Exception> void close(Use<N, E> release) throws E {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                release.with(held);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
