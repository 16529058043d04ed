package io.neuralfocus.cli.table;

import io.neuralfocus.event.log.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Parquet, written by DuckDB from a table of its own that lies beside the file until the end. */
final class ParquetCells implements Cells {

    private final Path place;
    private final Path folder;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;
    private boolean rowBegun;

    ParquetCells(Path place, List<Column> columns) throws IOException {
        this.place = place.toAbsolutePath();
        Path parent = this.place.getParent();
        this.folder = Files.createTempDirectory(parent == null ? this.place : parent, ".parquet-");
        try {
            // On the disk and not in memory: a table may be larger than that.
            this.connection =
                    (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("rows.db"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE rows ("
                        + columns.stream()
                                .map(column -> quoted(column.name()) + " "
                                        + column.kind().sql())
                                .collect(Collectors.joining(", "))
                        + ")");
            }
            this.appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rows");
        } catch (SQLException e) {
            deleteFolder();
            throw new IOException("DuckDB cannot begin " + place + ": " + e.getMessage(), e);
        }
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** One call to the appender. */
    private interface Append {
        void to(DuckDBAppender rows) throws SQLException;
    }

    private void append(Append cell) throws IOException {
        try {
            if (!rowBegun) {
                appender.beginRow();
                rowBegun = true;
            }
            cell.to(appender);
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot take a row of " + place + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void text(String value) throws IOException {
        append(rows -> rows.append(value));
    }

    @Override
    public void whole(long value) throws IOException {
        append(rows -> rows.append(value));
    }

    @Override
    public void number(float value) throws IOException {
        append(rows -> rows.append(value));
    }

    @Override
    public void number(double value) throws IOException {
        append(rows -> rows.append(value));
    }

    @Override
    public void missing() throws IOException {
        append(DuckDBAppender::appendNull);
    }

    @Override
    public void endRow() throws IOException {
        append(DuckDBAppender::endRow);
        rowBegun = false;
    }

    @Override
    public void end() throws IOException {
        Path written = folder.resolve("rows.parquet");
        try {
            appender.close();
            try (Statement statement = connection.createStatement()) {
                statement.execute("COPY rows TO '" + written.toString().replace("'", "''") + "' (FORMAT parquet)");
            }
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot write " + place + ": " + e.getMessage(), e);
        }
        try (WholeFile file = WholeFile.create(place)) {
            Files.copy(written, file.out());
            file.commit();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot let go of " + place + ": " + e.getMessage(), e);
        } finally {
            deleteFolder();
        }
    }

    private void deleteFolder() throws IOException {
        try (var left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
