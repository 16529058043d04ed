package io.neuralfocus.cli.table;

import io.neuralfocus.event.log.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A table being written cell by cell, in the order of its columns. Closed without an end it leaves nothing. */
public interface Cells extends Closeable {

    /** What a column holds. */
    enum Kind {
        TEXT("VARCHAR"),
        WHOLE("BIGINT"),
        FLOAT("FLOAT"),
        NUMBER("DOUBLE");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /** A column of a table. */
    record Column(String name, Kind kind) {}

    void text(String value) throws IOException;

    void whole(long value) throws IOException;

    void number(float value) throws IOException;

    void number(double value) throws IOException;

    /** A cell with nothing in it. */
    void missing() throws IOException;

    void endRow() throws IOException;

    /** All rows are written: the table comes to be. */
    void end() throws IOException;

    /** A table at the place that an option names: {@code -} is the stream, {@code .parquet} is Parquet, else CSV. */
    static Cells to(String place, OutputStream stream, List<Column> columns) throws IOException {
        if (place.equals("-")) {
            return new CsvCells(stream, columns);
        }
        Path file = Path.of(place);
        return place.toLowerCase(Locale.ROOT).endsWith(".parquet")
                ? new ParquetCells(file, columns)
                : new CsvCells(WholeFile.create(file), columns);
    }
}
