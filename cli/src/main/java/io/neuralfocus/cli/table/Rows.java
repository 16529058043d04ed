package io.neuralfocus.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A table being read row by row. Cells are text; an empty one has nothing in it. */
public interface Rows extends Closeable {

    List<String> columns();

    /** Goes on to the next row; false behind the last. */
    boolean next() throws IOException;

    /** A cell of the present row. */
    String cell(int column);

    /** Whether there is no cell at all: not even an empty one. */
    boolean isMissing(int column);

    /** What a column holds, as SQL calls it. */
    String type(int column);

    /** Where the present row stands, for people. */
    String place();

    /** How far the reading has come, in units of {@link #size}. */
    long read();

    /** Everything there is to read; -1 if that is not known. */
    long size();

    /** A table at the place that an option names: {@code -} is CSV on the stream, {@code .parquet} is Parquet, else CSV. */
    static Rows from(String place, InputStream stream) throws IOException {
        if (place.equals("-")) {
            return new CsvRows("standard input", stream, -1);
        }
        Path file = Path.of(place);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(place);
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(place, null, "it is a folder, and a table is needed");
        }
        return place.toLowerCase(Locale.ROOT).endsWith(".parquet")
                ? new ParquetRows(file)
                : new CsvRows(place, Files.newInputStream(file), Files.size(file));
    }
}
