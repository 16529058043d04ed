package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowSource;
import io.neuralfocus.training.dataset.RowStream;
import io.neuralfocus.training.dataset.StateLabels;
import io.neuralfocus.training.dataset.StreamRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Rows out of event files: each stream is replayed through the one extractor and labels itself. */
record LabelledEvents(List<Path> files, Catalog catalog, long stepUs, StateLabels states, Terminal terminal)
        implements RowSource {

    @Override
    public void addTo(LabelledRows rows) throws IOException {
        EventFiles.check(files);
        try (Bar bar = Bar.of(terminal, "replay", files.size())) {
            for (Path file : files) {
                boolean frames = file.toString().toLowerCase(Locale.ROOT).endsWith(".nfe");
                EventFiles.play(
                        List.of(file),
                        stream -> new StreamRows(
                                new RowStream(stream, "", frames ? "frames" : "lines"), catalog, stepUs, rows, states),
                        terminal,
                        bar);
            }
        }
    }
}
