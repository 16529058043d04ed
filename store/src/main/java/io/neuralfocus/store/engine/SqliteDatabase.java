package io.neuralfocus.store.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** The embedded store: one file in a folder, in WAL mode, with a lock file beside it. */
public final class SqliteDatabase implements Database {

    private static final String FILE = "focus.db";
    private static final int PATIENCE_MS = 10_000;

    private static final Set<Integer> ROW_REFUSED = Set.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT.code,
            SQLiteErrorCode.SQLITE_TOOBIG.code,
            SQLiteErrorCode.SQLITE_MISMATCH.code);

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
        return StoreException.because("cannot open the store " + file, e);
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
    public boolean blamesTheRow(SQLException refusal) {
        return ROW_REFUSED.contains(refusal.getErrorCode());
    }

    @Override
    public void beginSnapshot(Link link) throws SQLException {
        link.execute("BEGIN");
    }

    @Override
    public void endSnapshot(Link link) throws SQLException {
        link.execute("COMMIT");
    }

    @Override
    public void scrub(Link link) throws SQLException {
        // Deleted content is zero already; what remains are free pages, and older states of pages in the log.
        link.execute("PRAGMA incremental_vacuum");
        if (link.number("PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
            throw new StoreException("the store " + file + " is being read: its log still holds what was deleted.");
        }
    }

    @Override
    public void backup(Path target) {
        if (Files.exists(target)) {
            throw new StoreException("there is something at " + target + " already: a backup overwrites nothing.");
        }
        Path beside = target.resolveSibling(target.getFileName() + ".part");
        try (Link link = openForReading()) {
            Files.deleteIfExists(beside);
            try (PreparedStatement into = link.connection().prepareStatement("VACUUM INTO ?")) {
                into.setString(1, beside.toString());
                into.execute();
            }
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException e) {
            throw new StoreException("no backup of " + file + " could be written: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public long size(Link link) throws SQLException {
        return link.number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
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
