package io.neuralfocus.cli.rows;

import io.neuralfocus.cli.table.Rows;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.dataset.ToldState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What simulated people really did: spans of time with a label, as {@code focus simulate} writes them. */
public final class TruthFile implements StateLabels {

    private record Span(long toUs, ToldState state) {}

    private final Map<String, TreeMap<Long, Span>> spans = new HashMap<>();

    private TruthFile() {}

    /** Reads a table with the columns user, from_us, to_us and label. */
    public static TruthFile read(Path file) throws IOException {
        TruthFile truth = new TruthFile();
        try (Rows rows = Rows.from(file.toString(), InputStream.nullInputStream())) {
            Columns columns = new Columns(file.toString(), rows);
            int user = columns.needed("user");
            int from = columns.needed("from_us");
            int to = columns.needed("to_us");
            int label = columns.needed("label");
            while (rows.next()) {
                ToldState state = columns.state(label);
                truth.spans
                        .computeIfAbsent(columns.name(user), name -> new TreeMap<>())
                        .put(columns.whole(from), new Span(columns.whole(to), state));
            }
        }
        if (truth.spans.isEmpty()) {
            throw new RefusedRowsException(file + ": it tells of nobody; focus simulate writes such a file.");
        }
        return truth;
    }

    @Override
    public ToldState at(String user, long instantUs) {
        Map.Entry<Long, Span> span = spans.getOrDefault(user, new TreeMap<>()).floorEntry(instantUs);
        return span == null || span.getValue().toUs() <= instantUs
                ? ToldState.UNTOLD
                : span.getValue().state();
    }
}
