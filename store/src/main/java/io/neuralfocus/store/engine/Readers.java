package io.neuralfocus.store.engine;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jdbi.v3.core.JdbiException;

/** A few links for reading, lent one at a time: readers wait for no writer. */
public final class Readers implements AutoCloseable {

    private static final int LINKS = 4;

    private final Database database;
    private final BlockingQueue<Link> free = new ArrayBlockingQueue<>(LINKS);
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
            throw new StoreException("cannot read the store " + database + ": " + e.getMessage() + ".", e);
        }
    }

    /** A question to the store. */
    @FunctionalInterface
    public interface Query<T> {
        T on(Link link) throws SQLException;
    }

    /** The answer to a question; waits for a link where all are lent. */
    public <T> T ask(Query<T> query) {
        if (closed) {
            throw new StoreException("the store is closed.");
        }
        Link link;
        try {
            link = free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting to read the store.", e);
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
            StoreException failure = new StoreException("the store could not be read: " + e.getMessage() + ".", e);
            condition.failed(failure);
            throw failure;
        } finally {
            free.add(link);
        }
    }

    /** Whether the last question was answered. */
    public Condition condition() {
        return condition;
    }

    @Override
    public void close() {
        closed = true;
        for (Link link = free.poll(); link != null; link = free.poll()) {
            try {
                link.close();
            } catch (SQLException e) {
                // Nothing is lost by a reader that did not close.
            }
        }
    }
}
