package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.cli.rows.LabelledTable;
import io.neuralfocus.cli.rows.TruthFile;
import io.neuralfocus.event.Sha256;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.Input;
import io.neuralfocus.training.dataset.RowSource;
import io.neuralfocus.training.dataset.StateLabels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where labelled rows come from, as options name it: event files, tables, or a service's store. */
final class RowFiles {

    @Option(names = "--events", arity = "1..*", paramLabel = "FILE", description = "Event files, to be replayed.")
    private @Nullable List<Path> events;

    @Option(
            names = "--rows",
            arity = "1..*",
            paramLabel = "FILE",
            description = {
                "Tables (.csv, .parquet) of rows with labels: user, timestamp_us, the schema's features,",
                "label_risk (1, 0, empty) and label_state (FOCUSED, DISTRACTED, PSEUDO_PRODUCTIVE, empty)."
            })
    private @Nullable List<Path> rows;

    @Option(
            names = "--store",
            paramLabel = "DIR|URL",
            description = {
                "What a service remembers, also while it runs: its folder, or jdbc:postgresql:...",
                "Predictions of its grid, with what came within 30 s and what people said."
            })
    private @Nullable String store;

    private Optional<Input> readFromStore = Optional.empty();

    /** A store, wherever it is now. */
    static RowFiles of(String store) {
        RowFiles files = new RowFiles();
        files.store = store;
        return files;
    }

    /** The files of a recipe, wherever they lie now. */
    static RowFiles of(List<Path> events, List<Path> rows) {
        RowFiles files = new RowFiles();
        files.events = events;
        files.rows = rows;
        return files;
    }

    /** Where the rows come from. */
    RowSource source(Catalog catalog, long stepUs, Optional<Path> truth, Terminal terminal) throws IOException {
        requireEachOnce();
        if (store != null) {
            if (truth.isPresent()) {
                throw Complaint.badInput("--truth belongs to --events: a store holds what people said themselves.");
            }
            RowsOfStore stored = new RowsOfStore(store);
            return into -> readFromStore = Optional.of(stored.addTo(into, catalog, stepUs, terminal));
        }
        List<Path> tables = told(rows);
        if (!tables.isEmpty()) {
            if (truth.isPresent()) {
                throw Complaint.badInput("--truth belongs to --events: rows tell their labels themselves.");
            }
            EventFiles.check(tables);
            return new LabelledTable(tables);
        }
        EventFiles.check(told(events));
        if (truth.isPresent()) {
            EventFiles.check(List.of(truth.get()));
        }
        StateLabels states = truth.isPresent() ? TruthFile.read(truth.get()) : StateLabels.NONE;
        return new LabelledEvents(told(events), catalog, stepUs, states, terminal);
    }

    /**
     * Whether rows of a wider schema can be had where those of another one can: out of events always, but a table holds the
     * columns that it holds, and a store the features that were computed then.
     */
    boolean tell(FeatureSchema schema, FeatureSchema wider, Terminal terminal) throws IOException {
        if (store != null) {
            return new RowsOfStore(store).tell(schema, wider, terminal);
        }
        EventFiles.check(told(rows));
        return told(rows).isEmpty() || new LabelledTable(told(rows)).tells(wider);
    }

    /** The folder of the store, unless it is a server or there is none. */
    Optional<Path> storeFolder() {
        return Optional.ofNullable(store)
                .filter(named -> !named.startsWith("jdbc:"))
                .map(Path::of);
    }

    /** What a store held: known once its rows were read. */
    Optional<Input> readFromStore() {
        return readFromStore;
    }

    /** What the files are, by their digests. */
    List<Input> inputs(Optional<Path> truth) throws IOException {
        EventFiles.check(told(events));
        EventFiles.check(told(rows));
        EventFiles.check(truth.stream().toList());
        List<Input> inputs = new ArrayList<>();
        for (Path file : told(events)) {
            inputs.add(input(Input.Use.EVENTS, file));
        }
        for (Path file : told(rows)) {
            inputs.add(input(Input.Use.ROWS, file));
        }
        if (truth.isPresent()) {
            inputs.add(input(Input.Use.TRUTH, truth.get()));
        }
        return inputs;
    }

    /** A file that is read twice would weigh double, and nobody would see it. */
    private void requireEachOnce() throws IOException {
        Set<Path> met = new HashSet<>();
        for (Path file :
                Stream.concat(told(events).stream(), told(rows).stream()).toList()) {
            if (Files.exists(file) && !met.add(file.toRealPath())) {
                throw Complaint.badInput(file + " is given twice, and its rows would count double; give it once.");
            }
        }
    }

    private static List<Path> told(@Nullable List<Path> files) {
        return files == null ? List.of() : files;
    }

    static Input input(Input.Use use, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, Sha256.begun())) {
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int read = digesting.read(buffer); read >= 0; read = digesting.read(buffer)) {
                bytes += read;
            }
            String digest =
                    HexFormat.of().formatHex(digesting.getMessageDigest().digest());
            return new Input(use, file.toString(), digest, bytes);
        }
    }
}
