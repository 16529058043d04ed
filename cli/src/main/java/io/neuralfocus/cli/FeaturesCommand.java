package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.cli.table.RowTable;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.replay.GridRows;
import io.neuralfocus.training.replay.RowSink;
import io.neuralfocus.training.replay.StreamName;
import io.neuralfocus.training.replay.StreamTask;
import io.neuralfocus.training.replay.TimedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus features}: from event files to a table of vectors. */
@Command(
        name = "features",
        description = {
            "Computes vectors from event files (.nfe frames, .jsonl, .jsonl.gz).",
            "Columns: user, timestamp_us, then the schema's features. One row at every step of event time from the first"
                    + " event on, up to and including the last one's time, away or not; or at the instants of a file."
        })
final class FeaturesCommand implements Callable<Integer> {

    @ParentCommand
    private Focus focus;

    @Option(names = "--events", required = true, arity = "1..*", paramLabel = "FILE", description = "Event files.")
    private List<Path> events;

    @ArgGroup
    private When when = new When();

    @Option(
            names = "--schema",
            paramLabel = "v1|v2|v1s32|v2s32",
            defaultValue = "v1",
            description = "Which features (default: v1, the 27); s32: with the last 32 events, as the model lstm takes"
                    + " them.")
    private String schema;

    @Option(names = "--catalog", paramLabel = "FILE", description = "Apps of your own, on top of the shipped ones.")
    private @Nullable Path catalog;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "A .csv or .parquet file, or - for CSV on standard output.")
    private String out;

    /** On the grid, or at asked instants. */
    static final class When {
        @Option(
                names = "--every",
                paramLabel = "SPAN",
                defaultValue = "5s",
                converter = Span.Converter.class,
                description = "The step of the grid (default: 5s).")
        private Span every = Span.of("5s");

        @Option(
                names = "--at",
                paramLabel = "FILE",
                description = "Instants in microseconds, one a line; or user,microseconds.")
        private @Nullable Path at;
    }

    @Override
    public Integer call() throws IOException {
        EventFiles.check(events);
        FeatureSchema features = Schemas.named(schema);
        Catalog apps = Catalogs.with(Optional.ofNullable(catalog));
        Optional<AskedInstants> asked = when.at == null ? Optional.empty() : Optional.of(AskedInstants.read(when.at));
        try (RowTable table = RowTable.to(out, focus.terminal().out().raw(), features.names());
                Bar bar = Bar.of(focus.terminal(), "features", events.size())) {
            RowSink sink = (name, instantUs, vector) -> table.row(name.user(), instantUs, vector);
            Function<StreamName, StreamTask> tasks = name -> asked.isPresent()
                    ? new TimedRows(name, apps, features, asked.get().of(name.user()), sink)
                    : new GridRows(name, apps, features, when.every.microseconds(), sink);
            EventFiles.play(events, tasks, focus.terminal(), bar);
            table.end();
        }
        return ExitCode.OK;
    }
}
