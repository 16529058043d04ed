package io.neuralfocus.benchmarks.lanes;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What lies in a service's SQLite file, counted from outside. */
final class StoredRows implements AutoCloseable {

    private final Connection connection;

    StoredRows(Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
    }

    long predictions() throws SQLException {
        return number("SELECT count(*) FROM model_predictions");
    }

    /** Bytes of all pages of a table and its indexes, for each of its rows. */
    double bytesPerRow(String table) throws SQLException {
        long bytes = number("SELECT sum(pgsize) FROM dbstat WHERE name IN"
                + " (SELECT name FROM sqlite_master WHERE tbl_name = '" + table + "')");
        return bytes / (double) number("SELECT count(*) FROM " + table);
    }

    /** The mean length of a column's content. */
    double meanLength(String table, String column) throws SQLException {
        return number("SELECT sum(length(" + column + ")) FROM " + table)
                / (double) number("SELECT count(" + column + ") FROM " + table);
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
