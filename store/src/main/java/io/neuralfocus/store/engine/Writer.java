package io.neuralfocus.store.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer: takes what waits, runs it in one transaction, commits, and only then says so to each that waited.
 *
 * <p>A commit costs a sync of the disk whatever it holds, so the more wait the less each of them pays. Hardly any work
 * fails: a group is first run as one piece, and only if something in it failed is it run again, each behind a savepoint of
 * its own, so that what fails does so alone. Where the transaction itself is lost all of it fails. Transactions are begun
 * and ended here by name, for JDBC's own begin the next one only if the last one ended well.
 */
public final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private static final Pending<Boolean> END = new Pending<>(any -> true, false);

    private static final int WAITING_AT_MOST = 4096;
    private static final int GROUP_AT_MOST = 512;

    private final Database database;
    private final BlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final Condition condition = new Condition("the store takes writes again.");
    private final Thread thread;
    private Link link;
    private boolean closed;

    public Writer(Database database) {
        this.database = database;
        try {
            this.link = database.openForWriting();
        } catch (SQLException e) {
            throw StoreException.because("cannot write to the store " + database, e);
        }
        this.thread = new Thread(this::run, "store-writer");
        this.thread.start();
    }

    /** Something to be done inside the transaction; it neither commits nor rolls back, and may be run more than once. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Link link) throws SQLException;
    }

    /** The result of the work, once it is durable. Blocks while too much waits already. */
    public <T> CompletableFuture<T> submit(Work<T> work) {
        Pending<T> pending = new Pending<>(work, false);
        enqueue(pending);
        return pending.done;
    }

    private void enqueue(Pending<?> pending) {
        try {
            put(pending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pending.fail(new StoreException("interrupted while waiting for the store's writer.", e));
        }
    }

    /** The same outside any transaction, for what the database does not do in one. What was submitted before is done. */
    public <T> CompletableFuture<T> submitAlone(Work<T> work) {
        Pending<T> pending = new Pending<>(work, true);
        enqueue(pending);
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
                List<Pending<?>> alone =
                        group.stream().filter(pending -> pending.alone).toList();
                group.removeAll(alone);
                write(group);
                alone.forEach(this::runAlone);
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
            if (link.isClosed()) {
                // A server that was away took its link with it.
                link = database.openForWriting();
            }
            if (!inOnePiece(group)) {
                oneByOne(group);
            }
        } catch (SQLException | RuntimeException | Error e) {
            // Even an Error: should it end this thread, all who wait for it would wait for ever.
            StoreException failure = StoreException.because("the store could not commit", e);
            condition.failed(failure);
            rollBack(failure);
            group.forEach(pending -> pending.fail(failure));
            return;
        }
        group.forEach(Pending::tell);
    }

    private void runAlone(Pending<?> pending) {
        try {
            pending.attempt(link);
            pending.tell();
        } catch (SQLException | RuntimeException | Error e) {
            pending.fail(StoreException.because("the store refused", e));
            rollBack(e);
        }
    }

    /** False, and nothing is done, if some work in it failed. */
    private boolean inOnePiece(List<Pending<?>> group) throws SQLException {
        if (condition.isTroubled()) {
            return false;
        }
        link.execute(database.begin());
        for (Pending<?> pending : group) {
            try {
                pending.attempt(link);
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(e);
                return false;
            }
        }
        link.execute("COMMIT");
        return true;
    }

    private void oneByOne(List<Pending<?>> group) throws SQLException {
        link.execute(database.begin());
        long before = database.changes(link);
        boolean works = true;
        for (Pending<?> pending : group) {
            works &= attempt(pending);
        }
        // What changed nothing, a frame seen before for instance, does not prove that there is room.
        boolean proven = database.changes(link) > before;
        link.execute("COMMIT");
        if (proven && works) {
            condition.worked();
        }
    }

    /**
     * False if the store failed at it. Throws only if the whole transaction is lost: then nothing more may be done before
     * the next one has begun.
     */
    private boolean attempt(Pending<?> pending) throws SQLException {
        link.execute("SAVEPOINT work");
        boolean works = true;
        try {
            pending.attempt(link);
        } catch (SQLException | RuntimeException | Error e) {
            StoreException failure = StoreException.because("the store refused a write", e);
            link.forgetPrepared();
            try {
                // SQLite gives a transaction up by itself when the disk is full, and its savepoints with it.
                link.execute("ROLLBACK TO work");
            } catch (SQLException lost) {
                lost.addSuppressed(e);
                throw e instanceof SQLException why ? why : lost;
            }
            pending.fail(failure);
            works = !blamesTheStore(e);
            if (!works) {
                condition.failed(failure);
            } else if (failure != e) {
                LOG.error("{}", failure.getMessage());
            }
        }
        link.execute("RELEASE work");
        return works;
    }

    /** What was asked and cannot be says nothing about the store, nor does a fault of the work's own. */
    private boolean blamesTheStore(Throwable refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreException) {
                return false;
            }
            if (cause instanceof SQLException said) {
                return !database.blamesTheRow(said);
            }
        }
        return false;
    }

    private void rollBack(Throwable failure) {
        try {
            link.forgetPrepared();
            link.execute("ROLLBACK");
        } catch (SQLException | RuntimeException | Error again) {
            // There is none any more, or else the next BEGIN is refused and this is tried again.
            failure.addSuppressed(again);
        }
    }

    /** Whether the last writes were stored. */
    public Condition condition() {
        return condition;
    }

    /** Writes what waits, then ends: however often it is interrupted, for the database may only be let go of after it. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            uninterrupted(() -> queue.put(END));
        }
        uninterrupted(thread::join);
        try {
            link.close();
        } catch (SQLException e) {
            throw StoreException.because("the store could not be closed", e);
        }
    }

    private interface Waiting {
        void await() throws InterruptedException;
    }

    private static void uninterrupted(Waiting waiting) {
        boolean interrupted = false;
        while (true) {
            try {
                waiting.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Pending<T> {

        private final Work<T> work;
        private final boolean alone;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;

        Pending(Work<T> work, boolean alone) {
            this.work = work;
            this.alone = alone;
        }

        void attempt(Link link) throws SQLException {
            result = work.in(link);
        }

        void tell() {
            // One that failed is done already, and stays so.
            if (result != null) {
                done.complete(result);
            }
        }

        void fail(StoreException failure) {
            done.completeExceptionally(failure);
        }
    }
}
