package io.neuralfocus.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The one writer: takes what waits, runs it in one transaction, commits, and only then says so to each that waited.
 *
 * <p>A commit costs a sync of the disk whatever it holds, so the more wait the less each of them pays. Work that fails
 * is rolled back to its own savepoint and fails alone.
 */
final class Writer implements AutoCloseable {

    private static final int WAITING_AT_MOST = 4096;
    private static final int GROUP_AT_MOST = 512;

    private final Connection connection;
    private final BlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final Thread thread;
    private boolean closed;

    Writer(Connection connection) {
        this.connection = connection;
        this.thread = new Thread(this::run, "store-writer");
        this.thread.start();
    }

    /** Something to be done inside the transaction; it neither commits nor rolls back. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** The result of the work, once it is durable. Blocks while too much waits already. */
    <T> CompletableFuture<T> submit(Work<T> work) {
        Pending<T> pending = new Pending<>(work);
        try {
            put(pending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pending.fail(new StoreException("interrupted while waiting for the store's writer.", e));
        }
        return pending.done;
    }

    private synchronized void put(Pending<?> pending) throws InterruptedException {
        if (closed) {
            pending.fail(new StoreException("the store is closed."));
        } else {
            queue.put(pending);
        }
    }

    private void run() {
        List<Pending<?>> group = new ArrayList<>();
        try {
            while (true) {
                group.add(queue.take());
                queue.drainTo(group, GROUP_AT_MOST - 1);
                boolean last = group.removeIf(pending -> pending == END);
                write(group);
                group.clear();
                if (last) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Pending<?>> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            for (Pending<?> pending : group) {
                pending.attempt(connection);
            }
            connection.commit();
        } catch (SQLException e) {
            StoreException failure = new StoreException("the store could not commit: " + e.getMessage() + ".", e);
            group.forEach(pending -> pending.fail(failure));
            try {
                connection.rollback();
            } catch (SQLException again) {
                failure.addSuppressed(again);
            }
            return;
        }
        group.forEach(Pending::tell);
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        try {
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
                queue.put(END);
            }
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new StoreException("the store could not be closed: " + e.getMessage() + ".", e);
        }
    }

    private static final Pending<Boolean> END = new Pending<>(connection -> true);

    private static final class Pending<T> {

        private final Work<T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;

        Pending(Work<T> work) {
            this.work = work;
        }

        void attempt(Connection connection) throws SQLException {
            Savepoint before = connection.setSavepoint();
            try {
                result = work.in(connection);
                connection.releaseSavepoint(before);
            } catch (SQLException | RuntimeException | Error e) {
                // Even an Error: should it end this thread, all who wait for it would wait for ever.
                connection.rollback(before);
                fail(new StoreException("the store refused a write: " + e.getMessage() + ".", e));
            }
        }

        void tell() {
            if (result != null) {
                done.complete(result);
            }
        }

        void fail(StoreException failure) {
            done.completeExceptionally(failure);
        }
    }
}
