package io.neuralfocus.cli.table;

import io.neuralfocus.event.log.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** CSV as RFC 4180 has it; every number reads back to the same float or double. */
final class CsvCells implements Cells {

    private static final int EXACT_INTEGERS = 1 << 24;

    private final Optional<WholeFile> file;
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();
    private boolean rowBegun;

    /** Lines on a stream, which stays its owner's to close. */
    CsvCells(OutputStream stream, List<Column> columns) throws IOException {
        this(Optional.empty(), new BufferedOutputStream(stream, 1 << 16), columns);
    }

    CsvCells(WholeFile file, List<Column> columns) throws IOException {
        this(Optional.of(file), file.out(), columns);
    }

    private CsvCells(Optional<WholeFile> file, OutputStream out, List<Column> columns) throws IOException {
        this.file = file;
        this.out = out;
        for (Column column : columns) {
            text(column.name());
        }
        endRow();
    }

    @Override
    public void text(String value) {
        begin();
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        if (plain) {
            line.append(value);
        } else {
            line.append('"').append(value.replace("\"", "\"\"")).append('"');
        }
    }

    @Override
    public void whole(long value) {
        begin();
        line.append(value);
    }

    /** Whole numbers without a fraction; minus zero keeps its sign and so its point. */
    @Override
    public void number(float value) {
        begin();
        int whole = (int) value;
        if (whole == value && Math.abs(whole) <= EXACT_INTEGERS && (whole != 0 || 1 / value > 0)) {
            line.append(whole);
        } else {
            line.append(value);
        }
    }

    @Override
    public void number(double value) {
        begin();
        line.append(value);
    }

    @Override
    public void missing() {
        begin();
    }

    private void begin() {
        if (rowBegun) {
            line.append(',');
        }
        rowBegun = true;
    }

    @Override
    public void endRow() throws IOException {
        line.append('\n');
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
        rowBegun = false;
    }

    @Override
    public void end() throws IOException {
        out.flush();
        if (file.isPresent()) {
            file.get().commit();
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        } else {
            out.flush();
        }
    }
}
