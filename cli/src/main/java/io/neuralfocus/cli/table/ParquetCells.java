package io.neuralfocus.cli.table;

import io.neuralfocus.event.log.WholeFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Parquet, written by DuckDB from a table of its own that lies beside the file until the end. */
final class ParquetCells implements Cells {

    /** What DuckDB may hold in memory: the rest of a long table lies on the disk. */
    private static final String SETTINGS = "SET memory_limit = '256MB'; SET threads = 1";

    private final Path place;
    private final List<Column> columns;
    private final Path folder;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;
    private boolean rowBegun;

    ParquetCells(Path place, List<Column> columns) throws IOException {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new FileSystemException(
                        place.toString(),
                        null,
                        "two columns are called " + column.name() + ", which DuckDB cannot write");
            }
        }
        this.place = place.toAbsolutePath();
        this.columns = List.copyOf(columns);
        Path parent = this.place.getParent();
        this.folder = Files.createTempDirectory(parent == null ? this.place : parent, ".parquet-");
        try {
            // On the disk and not in memory: a table may be larger than that.
            this.connection =
                    (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("rows.db"));
            try (Statement statement = connection.createStatement()) {
                statement.execute(SETTINGS);
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
            throw new IOException("DuckDB cannot begin " + place + ": " + reason(e), e);
        }
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A column of the table as it shall be in the file. */
    private static String typed(Column column) {
        String name = quoted(column.name());
        return column.type().equals(column.kind().sql())
                ? name
                : "CAST(" + name + " AS " + column.type() + ") AS " + name;
    }

    /** What DuckDB complains of; below its first line it draws the SQL. */
    static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
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
            throw new IOException("DuckDB cannot take a row of " + place + ": " + reason(e), e);
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
                String cells = columns.stream().map(ParquetCells::typed).collect(Collectors.joining(", "));
                statement.execute("COPY (SELECT " + cells + " FROM rows) TO '"
                        + written.toString().replace("'", "''") + "' (FORMAT parquet)");
            }
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot write " + place + ": " + reason(e), e);
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
            throw new IOException("DuckDB cannot let go of " + place + ": " + reason(e), e);
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
