package io.neuralfocus.cli.table;

import io.neuralfocus.event.log.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A table of vectors being written: user, instant, then the schema's features. Closed without an end it leaves nothing. */
public interface RowTable extends Closeable {

    /** One row. */
    void row(String user, long timestampUs, float[] vector) throws IOException;

    /** All rows are written: the table comes to be. */
    void end() throws IOException;

    /** A table at the place that an option names: {@code -} is the stream, {@code .parquet} is Parquet, else CSV. */
    static RowTable to(String place, OutputStream stream, List<String> features) throws IOException {
        if (place.equals("-")) {
            return new CsvTable(stream, features);
        }
        Path file = Path.of(place);
        return place.toLowerCase(Locale.ROOT).endsWith(".parquet")
                ? new ParquetTable(file, features)
                : new CsvTable(WholeFile.create(file), features);
    }
}
