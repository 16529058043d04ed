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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parquet, read by DuckDB as a stream. */
final class ParquetRows implements Rows {

    /** Types whose values Java writes as SQL reads them; of all others DuckDB makes the text. */
    private static final Set<String> PLAIN =
            Set.of("BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE", "VARCHAR");

    private final Path file;
    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final List<String> columns;
    private final List<String> types;
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
            List<String> names = new ArrayList<>();
            List<String> kinds = new ArrayList<>();
            List<String> asked = new ArrayList<>();
            try (Statement none = connection.createStatement();
                    ResultSet empty = none.executeQuery("SELECT * FROM " + source + " LIMIT 0")) {
                ResultSetMetaData told = empty.getMetaData();
                for (int i = 1; i <= told.getColumnCount(); i++) {
                    String quoted = ParquetCells.quoted(told.getColumnName(i));
                    String kind = told.getColumnTypeName(i);
                    names.add(told.getColumnName(i));
                    kinds.add(kind);
                    asked.add(PLAIN.contains(kind) ? quoted : "CAST(" + quoted + " AS VARCHAR)");
                }
            }
            columns = List.copyOf(names);
            types = List.copyOf(kinds);
            statement = connection.createStatement();
            rows = statement.executeQuery("SELECT " + String.join(", ", asked) + " FROM " + source);
        } catch (SQLException e) {
            throw new UnreadableTableException(file + ": DuckDB cannot read it as Parquet: " + ParquetCells.reason(e));
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
            throw new UnreadableTableException(place() + ": DuckDB cannot read on: " + ParquetCells.reason(e));
        }
    }

    @Override
    public String cell(int column) {
        Object value = value(column);
        return value == null ? "" : value.toString();
    }

    @Override
    public boolean isMissing(int column) {
        return value(column) == null;
    }

    private @Nullable Object value(int column) {
        try {
            return rows.getObject(column + 1);
        } catch (SQLException e) {
            throw new IllegalStateException(place() + ": DuckDB cannot tell " + columns.get(column), e);
        }
    }

    @Override
    public String type(int column) {
        return types.get(column);
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
            throw new IOException("DuckDB cannot let go of " + file + ": " + ParquetCells.reason(e), e);
        }
    }
}
