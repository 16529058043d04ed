package io.neuralfocus.cli.table;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Parquet, read by DuckDB as a stream. */
final class ParquetRows implements Rows {

    private final Path file;
    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final List<String> columns;
    private final long size;
    private long read;

    ParquetRows(Path file) throws IOException {
        this.file = file;
        Properties streaming = new Properties();
        // Else the whole answer is brought into memory first.
        streaming.setProperty("jdbc_stream_results", "true");
        String source = "read_parquet('" + file.toString().replace("'", "''") + "')";
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:", streaming);
            try (Statement count = connection.createStatement();
                    ResultSet counted = count.executeQuery("SELECT count(*) FROM " + source)) {
                counted.next();
                size = counted.getLong(1);
            }
            statement = connection.createStatement();
            rows = statement.executeQuery("SELECT * FROM " + source);
            ResultSetMetaData told = rows.getMetaData();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= told.getColumnCount(); i++) {
                names.add(told.getColumnName(i));
            }
            columns = List.copyOf(names);
        } catch (SQLException e) {
            throw new UnreadableTableException(file + ": DuckDB cannot read it as Parquet: " + e.getMessage());
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() throws IOException {
        try {
            boolean more = rows.next();
            read += more ? 1 : 0;
            return more;
        } catch (SQLException e) {
            throw new UnreadableTableException(place() + ": DuckDB cannot read on: " + e.getMessage());
        }
    }

    @Override
    public String cell(int column) {
        try {
            Object value = rows.getObject(column + 1);
            return value == null ? "" : value.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(place() + ": DuckDB cannot tell " + columns.get(column), e);
        }
    }

    @Override
    public String place() {
        return file + " row " + read;
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
            statement.close();
            connection.close();
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot let go of " + file + ": " + e.getMessage(), e);
        }
    }
}
