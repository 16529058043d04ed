package io.neuralfocus.cli.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV as RFC 4180 has it; every number reads back to the same float32. */
final class CsvTable implements RowTable {

    private static final int EXACT_INTEGERS = 1 << 24;

    private final OutputStream place;
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();

    CsvTable(OutputStream place, List<String> features) throws IOException {
        this.place = place;
        this.out = new BufferedOutputStream(place, 1 << 16);
        line.append("user,timestamp_us");
        features.forEach(feature -> line.append(',').append(feature));
        writeLine();
    }

    @Override
    public void row(String user, long timestampUs, float[] vector) throws IOException {
        appendText(user);
        line.append(',').append(timestampUs);
        for (float value : vector) {
            line.append(',');
            appendNumber(value);
        }
        writeLine();
    }

    /** Whole numbers without a fraction; minus zero keeps its sign and so its point. */
    private void appendNumber(float value) {
        int whole = (int) value;
        if (whole == value && Math.abs(whole) <= EXACT_INTEGERS && (whole != 0 || 1 / value > 0)) {
            line.append(whole);
        } else {
            line.append(value);
        }
    }

    private void appendText(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        if (plain) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    private void writeLine() throws IOException {
        line.append('\n');
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
    }

    @Override
    public void end() throws IOException {
        out.flush();
        if (place instanceof WholeFile file) {
            file.end();
        }
    }

    @Override
    public void close() throws IOException {
        if (place instanceof WholeFile file) {
            file.close();
        } else {
            out.flush();
        }
    }
}
