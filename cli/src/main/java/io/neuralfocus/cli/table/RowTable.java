package io.neuralfocus.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A table of vectors being written: user, instant, then the schema's features. Closed without an end it leaves nothing. */
public final class RowTable implements Closeable {

    private final Cells cells;

    private RowTable(Cells cells) {
        this.cells = cells;
    }

    /** A table at the place that an option names: {@code -} is CSV on the stream, a file's ending names its format. */
    public static RowTable to(String place, OutputStream stream, List<String> features) throws IOException {
        List<Cells.Column> columns = new ArrayList<>();
        columns.add(new Cells.Column("user", Cells.Kind.TEXT));
        columns.add(new Cells.Column("timestamp_us", Cells.Kind.WHOLE));
        features.forEach(feature -> columns.add(new Cells.Column(feature, Cells.Kind.FLOAT)));
        return new RowTable(Cells.to(place, stream, columns));
    }

    public void row(String user, long timestampUs, float[] vector) throws IOException {
        cells.text(user);
        cells.whole(timestampUs);
        for (float value : vector) {
            cells.number(value);
        }
        cells.endRow();
    }

    /** All rows are written: the table comes to be. */
    public void end() throws IOException {
        cells.end();
    }

    @Override
    public void close() throws IOException {
        cells.close();
    }
}
