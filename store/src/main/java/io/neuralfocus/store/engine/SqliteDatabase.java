package io.neuralfocus.store.engine;

import io.neuralfocus.event.log.DurableFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Others wait for the writer meanwhile, and a scrub can be asked again. */
    private static final int PATIENCE_OF_SCRUB_MS = 250;

    /** Free pages that stay: what comes tomorrow needs about as much room as what was forgotten today. */
    private static final int RESERVE = 256;

    private static final int PAGES_AT_ONCE = 500;

    /** A log that grew beside a long backup is cut to this when it begins anew. */
    private static final int LARGEST_LOG = 64 << 20;

    /** What {@code PRAGMA auto_vacuum} answers where free pages can be given back. */
    private static final int INCREMENTAL = 2;

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
            if (version > 0) {
                rewriteFirstFiles(connection);
            }
        } catch (SQLException e) {
            close();
            throw cannotOpen(e);
        } catch (StoreException e) {
            close();
            throw e;
        }
    }

    /**
     * The first version neither overwrote what it deleted nor could give pages back. Written anew once, its file does both,
     * and nothing is left in it of tables that are gone.
     */
    private static void rewriteFirstFiles(Connection connection) throws SQLException {
        if (number(connection, "PRAGMA auto_vacuum") != INCREMENTAL) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
                statement.execute("VACUUM");
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
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
        return number(connection, "PRAGMA user_version");
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
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
        config.setJournalSizeLimit(LARGEST_LOG);
        config.enforceForeignKeys(true);
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
    public int giveBack(Link link) throws SQLException {
        long free = link.number("PRAGMA freelist_count");
        if (free <= RESERVE) {
            return 0;
        }
        link.executeWholly("PRAGMA incremental_vacuum(" + Math.min(free - RESERVE, PAGES_AT_ONCE) + ")");
        return (int) (free - link.number("PRAGMA freelist_count"));
    }

    @Override
    public boolean scrub(Link link) throws SQLException {
        // Deleted content is zero already; what remains are free pages, and older states of pages in the log.
        link.executeWholly("PRAGMA incremental_vacuum");
        link.execute("PRAGMA busy_timeout = " + PATIENCE_OF_SCRUB_MS);
        try {
            return link.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        } finally {
            link.execute("PRAGMA busy_timeout = " + PATIENCE_MS);
        }
    }

    @Override
    public void backup(Path target) {
        if (Files.exists(target)) {
            throw new StoreException("there is something at " + target + " already: a backup overwrites nothing.");
        }
        Path beside = target.resolveSibling(target.getFileName() + ".part");
        Path folder = target.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                DurableFolders.create(folder);
            }
            try {
                Files.deleteIfExists(beside);
                // An empty file is filled: nobody else may read it, not even while it is written.
                Files.createFile(beside, DurableFolders.ownersAlone(beside, "rw-------"));
                fill(beside);
                // Unlike an atomic one this overwrites nothing that came in between.
                Files.move(beside, target);
            } finally {
                // On a full disk what is left of it would keep the disk full.
                Files.deleteIfExists(beside);
            }
            if (folder != null) {
                DurableFolders.force(folder);
            }
        } catch (SQLException | IOException e) {
            throw StoreException.because("no backup of " + file + " could be written", e);
        }
    }

    private void fill(Path empty) throws SQLException, IOException {
        try (Link link = openForReading();
                PreparedStatement into = link.connection().prepareStatement("VACUUM INTO ?")) {
            into.setString(1, empty.toString());
            into.execute();
        }
        try (FileChannel channel = FileChannel.open(empty, StandardOpenOption.WRITE)) {
            channel.force(true);
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
