package io.neuralfocus.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A few connections for reading, lent one at a time: readers of a WAL file wait for no writer. */
final class Readers implements AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final BlockingQueue<Connection> free = new ArrayBlockingQueue<>(CONNECTIONS);
    private final List<Connection> all = new ArrayList<>();
    private final Condition condition = new Condition("the store can be read again.");

    Readers(Path file) {
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Connection connection = SqliteFile.openForReading(file);
                all.add(connection);
                free.add(connection);
            }
        } catch (SQLException e) {
            close();
            throw new StoreException("cannot read the store " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** A question to the store. */
    @FunctionalInterface
    interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T ask(Query<T> query) {
        Connection connection;
        try {
            connection = free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting to read the store.", e);
        }
        try {
            T answer = query.on(connection);
            condition.worked();
            return answer;
        } catch (SQLException e) {
            StoreException failure = new StoreException("the store could not be read: " + e.getMessage() + ".", e);
            condition.failed(failure);
            throw failure;
        } finally {
            free.add(connection);
        }
    }

    /** Whether the last question was answered. */
    Condition condition() {
        return condition;
    }

    @Override
    public void close() {
        for (Connection connection : all) {
            try {
                connection.close();
            } catch (SQLException e) {
                // Nothing is lost by a reader that did not close.
            }
        }
    }
}
