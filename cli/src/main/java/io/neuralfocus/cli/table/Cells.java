package io.neuralfocus.cli.table;

import io.neuralfocus.event.log.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
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

    /**
     * A column of a table.
     *
     * @param type what its cells become where columns have types, as SQL calls it
     */
    record Column(String name, Kind kind, String type) {

        public Column(String name, Kind kind) {
            this(name, kind, kind.sql());
        }
    }

    void text(String value) throws IOException;

    void whole(long value) throws IOException;

    void number(float value) throws IOException;

    void number(double value) throws IOException;

    /** A cell with nothing in it. */
    void missing() throws IOException;

    void endRow() throws IOException;

    /** All rows are written: the table comes to be. */
    void end() throws IOException;

    /** A table at the place that an option names: {@code -} is CSV on the stream, a file's ending names its format. */
    static Cells to(String place, OutputStream stream, List<Column> columns) throws IOException {
        if (place.equals("-")) {
            return new CsvCells(stream, columns);
        }
        String ending = place.toLowerCase(Locale.ROOT);
        if (ending.endsWith(".parquet")) {
            return new ParquetCells(Path.of(place), columns);
        }
        if (ending.endsWith(".csv")) {
            return new CsvCells(WholeFile.create(Path.of(place)), columns);
        }
        throw new FileSystemException(
                place, null, "its ending names no format: choose .csv or .parquet, or - for CSV on standard output");
    }
}
