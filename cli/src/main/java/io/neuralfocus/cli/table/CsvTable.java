package io.neuralfocus.cli.table;

import io.neuralfocus.event.log.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** CSV as RFC 4180 has it; every number reads back to the same float32. */
final class CsvTable implements RowTable {

    private static final int EXACT_INTEGERS = 1 << 24;

    private final Optional<WholeFile> file;
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();

    /** Lines on a stream, which stays its owner's to close. */
    CsvTable(OutputStream stream, List<String> features) throws IOException {
        this(Optional.empty(), new BufferedOutputStream(stream, 1 << 16), features);
    }

    CsvTable(WholeFile file, List<String> features) throws IOException {
        this(Optional.of(file), file.out(), features);
    }

    private CsvTable(Optional<WholeFile> file, OutputStream out, List<String> features) throws IOException {
        this.file = file;
        this.out = out;
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
        if (file.isPresent()) {
            file.get().commit();
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
