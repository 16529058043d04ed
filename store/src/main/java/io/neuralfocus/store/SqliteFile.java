package io.neuralfocus.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** How the file is opened, and how its tables come to be: numbered scripts, each applied once, in order. */
final class SqliteFile {

    /** Never edited once released: a change is another script. */
    private static final List<String> MIGRATIONS = List.of("V1__frames_and_predictions.sql");

    private SqliteFile() {}

    static Connection openForWriting(Path file) {
        try {
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            // NORMAL would answer before the log is on the disk: an acknowledgement means durable.
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
            config.setBusyTimeout(10_000);
            Connection connection = config.createConnection(address(file));
            try {
                connection.setAutoCommit(false);
                migrate(connection, file);
                // From here on the writer begins and ends its transactions itself.
                connection.setAutoCommit(true);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("cannot open the store " + file + ": " + e.getMessage() + ".", e);
        }
    }

    static Connection openForReading(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        return config.createConnection(address(file));
    }

    /** As a URI: in a plain path the driver takes what follows a question mark for settings of its own. */
    private static String address(Path file) {
        return "jdbc:sqlite:" + file.toUri();
    }

    private static void migrate(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version;
            try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
                version = row.getInt(1);
            }
            if (version > MIGRATIONS.size()) {
                throw new StoreException("the store " + file + " was written by a newer version (" + version
                        + ", this one knows " + MIGRATIONS.size() + "): use that one.");
            }
            for (int next = version; next < MIGRATIONS.size(); next++) {
                for (String sql : script(MIGRATIONS.get(next)).split(";\\s*\n", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                statement.execute("PRAGMA user_version = " + (next + 1));
            }
            connection.commit();
        }
    }

    private static String script(String name) {
        try (InputStream in = SqliteFile.class.getResourceAsStream("sqlite/" + name)) {
            if (in == null) {
                throw new StoreException("the migration " + name + " is missing from this build.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException("the migration " + name + " cannot be read.", e);
        }
    }
}
