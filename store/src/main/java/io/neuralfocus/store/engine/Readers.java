package io.neuralfocus.store.engine;

import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** A few links for reading, lent one at a time: readers wait for no writer. */
public final class Readers implements AutoCloseable {

    private static final int LINKS = 4;

    /** So long an answer under way may keep the end waiting. */
    private static final long PATIENCE_SECONDS = 10;

    private final Database database;
    private final Queue<Link> free = new ConcurrentLinkedQueue<>();

    /** One for each link; who holds it finds one in the queue. */
    private final Semaphore permits = new Semaphore(LINKS);

    private final Condition condition = new Condition("the store can be read again.");
    private volatile boolean closed;

    public Readers(Database database) {
        this.database = database;
        try {
            for (int i = 0; i < LINKS; i++) {
                free.add(database.openForReading());
            }
        } catch (SQLException e) {
            close();
            throw StoreException.because("cannot read the store " + database, e);
        }
    }

    /** A question to the store. */
    @FunctionalInterface
    public interface Query<T> {
        T on(Link link) throws SQLException;
    }

    /** The answer to a question; waits for a link where all are lent. */
    public <T> T ask(Query<T> query) {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting to read the store.", e);
        }
        try {
            return answer(query);
        } finally {
            permits.release();
        }
    }

    private <T> T answer(Query<T> query) {
        Link link = free.poll();
        // Whoever waited while it was closed finds it so.
        if (closed || link == null) {
            letGo(link);
            throw new StoreException("the store is closed.");
        }
        try {
            if (link.isClosed()) {
                // A server that was away took its links with it.
                link = database.openForReading();
            }
            T answer = query.on(link);
            condition.worked();
            return answer;
        } catch (SQLException | JdbiException e) {
            link.forgetPrepared();
            StoreException failure = StoreException.because("the store could not be read", e);
            condition.failed(failure);
            throw failure;
        } finally {
            giveBack(link);
        }
    }

    private void giveBack(Link link) {
        if (closed) {
            letGo(link);
        } else {
            free.add(link);
        }
    }

    private static void letGo(@Nullable Link link) {
        try {
            if (link != null) {
                link.close();
            }
        } catch (SQLException e) {
            // Nothing is lost by a reader that did not close.
        }
    }

    /** Whether the last question was answered. */
    public Condition condition() {
        return condition;
    }

    /** Waits for the answers under way, and gives no others. */
    @Override
    public void close() {
        closed = true;
        boolean idle = false;
        try {
            idle = permits.tryAcquire(LINKS, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Link link = free.poll(); link != null; link = free.poll()) {
            letGo(link);
        }
        if (idle) {
            // Who waits is let through, to be told.
            permits.release(LINKS);
        }
    }
}
