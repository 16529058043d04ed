package io.neuralfocus.store.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** The embedded store: one file in a folder, in WAL mode, with a lock file beside it. */
public final class SqliteDatabase implements Database {

    private static final String FILE = "focus.db";
    private static final int PATIENCE_MS = 10_000;

    private final Path folder;
    private final Path file;
    private @Nullable StoreLock lock;

    public SqliteDatabase(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(FILE);
    }

    /** The database itself; its log lies beside it. */
    public Path file() {
        return file;
    }

    @Override
    public void prepare() {
        lock = StoreLock.take(folder);
        try (Connection connection = DriverManager.getConnection(address())) {
            int version = version(connection);
            if (version == 0) {
                try (Statement statement = connection.createStatement()) {
                    // Only before the first table: pages that retention frees are then given back piece by piece.
                    statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
                }
            }
            Migrations.bring(file.toString(), address(), "sqlite", version);
        } catch (SQLException e) {
            close();
            throw cannotOpen(e);
        } catch (StoreException e) {
            close();
            throw e;
        }
    }

    @Override
    public void expectCurrent() {
        if (!Files.exists(file)) {
            throw new StoreException("there is no store in " + folder + ".");
        }
        try (Connection connection = DriverManager.getConnection(address())) {
            Migrations.expectCurrent(file.toString(), version(connection));
        } catch (SQLException e) {
            throw cannotOpen(e);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private StoreException cannotOpen(SQLException e) {
        return new StoreException("cannot open the store " + file + ": " + e.getMessage() + ".", e);
    }

    @Override
    public Link openForWriting() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // NORMAL would answer before the log is on the disk: an acknowledgement means durable.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MS);
        Link link = new Link(config.createConnection(address()));
        try {
            // What is deleted is overwritten, for it may be the rhythm of somebody's typing.
            link.execute("PRAGMA secure_delete = ON");
            return link;
        } catch (SQLException e) {
            link.close();
            throw e;
        }
    }

    @Override
    public Link openForReading() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MS);
        return new Link(config.createConnection(address()));
    }

    /** As a URI: in a plain path the driver takes what follows a question mark for settings of its own. */
    private String address() {
        return "jdbc:sqlite:" + file.toUri();
    }

    @Override
    public String begin() {
        // Deferred, two that write would find each other busy only when both have begun.
        return "BEGIN IMMEDIATE";
    }

    @Override
    public long changes(Link link) throws SQLException {
        return link.number("SELECT total_changes()");
    }

    @Override
    public void close() {
        StoreLock held = lock;
        if (held != null) {
            held.close();
            lock = null;
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
