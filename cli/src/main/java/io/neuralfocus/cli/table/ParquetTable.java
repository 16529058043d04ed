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
final class ParquetTable implements RowTable {

    private final Path place;
    private final Path folder;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;

    ParquetTable(Path place, List<String> features) throws IOException {
        this.place = place.toAbsolutePath();
        Path parent = this.place.getParent();
        this.folder = Files.createTempDirectory(parent == null ? this.place : parent, ".parquet-");
        try {
            // On the disk and not in memory: a table may be larger than that.
            this.connection =
                    (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("rows.db"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE rows (\"user\" VARCHAR, timestamp_us BIGINT, "
                        + features.stream()
                                .map(feature -> "\"" + feature + "\" FLOAT")
                                .collect(Collectors.joining(", "))
                        + ")");
            }
            this.appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rows");
        } catch (SQLException e) {
            deleteFolder();
            throw new IOException("DuckDB cannot begin " + place + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void row(String user, long timestampUs, float[] vector) throws IOException {
        try {
            appender.beginRow();
            appender.append(user);
            appender.append(timestampUs);
            for (float value : vector) {
                appender.append(value);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot take a row of " + place + ": " + e.getMessage(), e);
        }
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
