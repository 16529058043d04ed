package io.neuralfocus.cli;

import io.neuralfocus.event.log.WholeFile;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.ModelKind;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.report.Explained;
import io.neuralfocus.training.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus report}: the report of a version, on the rows that are given. */
@Command(
        name = "report",
        description = {
            "Writes a version's report again, on events or on rows with labels: report.html, which needs nothing beside",
            "it and no network, and its pictures as PNG files. The last line of the answer is the page's place."
        })
final class ReportCommand implements Callable<Integer> {

    private static final long SEED = 7;

    @ParentCommand
    private Focus focus;

    @Mixin
    private EvaluationOptions options;

    @Option(names = "--out", paramLabel = "DIR", description = "Where it goes (default: the version's own folder).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        EvaluationOptions.Asked asked = options.evaluate(focus.terminal());
        ModelVersion version = asked.version();
        String about = asked.part() == UserPart.VALID || asked.part() == UserPart.TEST
                ? Report.byUser("the " + asked.part().label() + " users")
                : Report.EVERYBODY;
        Report report =
                new Report(about, asked.evaluation(), version.card().record(), explained(version, asked.rows()));
        Path folder = out == null ? version.folder() : out;
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> written : report.files().entrySet()) {
            try (WholeFile file = WholeFile.create(folder.resolve(written.getKey()))) {
                file.out().write(written.getValue());
                file.commit();
            }
        }
        focus.terminal().out().println(folder.resolve(Report.PAGE));
        return ExitCode.OK;
    }

    /** Only trees are explained. */
    private static Optional<Explained> explained(ModelVersion version, RowView rows) throws IOException {
        if (version.card().kind() != ModelKind.XGBOOST) {
            return Optional.empty();
        }
        String model = Optional.ofNullable(version.card().heads().get(Head.RISK))
                .orElseThrow()
                .model()
                .file();
        Forest forest = ForestReader.read(version.folder().resolve(model));
        return Optional.of(Explained.of(forest, version.card().features(), rows, SEED));
    }
}
