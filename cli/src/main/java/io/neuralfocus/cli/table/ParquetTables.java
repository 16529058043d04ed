package io.neuralfocus.cli.table;

import io.neuralfocus.event.log.DurableFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Tables of JSON lines as Parquet, by DuckDB. */
public final class ParquetTables {

    private ParquetTables() {}

    /**
     * Puts {@code x.parquet} in the place of {@code x.jsonl}, and returns the file that is there now: a table without rows
     * tells no columns, and stays as it is.
     */
    public static Path convert(Path lines, long rows) throws IOException {
        if (rows == 0) {
            return lines;
        }
        String name = String.valueOf(lines.getFileName());
        Path parquet = lines.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".parquet");
        Path beside = lines.resolveSibling(parquet.getFileName() + ".part");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            // Every row is looked at for its columns' types: the first ones may hold nothing there.
            statement.execute("COPY (SELECT * FROM read_json(" + quoted(lines)
                    + ", format = 'newline_delimited', sample_size = -1, maximum_object_size = 1000000000)) TO "
                    + quoted(beside) + " (FORMAT parquet)");
        } catch (SQLException e) {
            Files.deleteIfExists(beside);
            throw new IOException("DuckDB cannot write " + parquet + ": " + e.getMessage(), e);
        }
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(beside, parquet, StandardCopyOption.ATOMIC_MOVE);
        DurableFolders.force(parquet.toAbsolutePath().resolveSibling(""));
        Files.delete(lines);
        return parquet;
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
