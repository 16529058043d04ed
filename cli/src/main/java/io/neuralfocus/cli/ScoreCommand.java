package io.neuralfocus.cli;

import io.neuralfocus.cli.table.Cells;
import io.neuralfocus.cli.table.Rows;
import io.neuralfocus.cli.table.UnreadableTableException;
import io.neuralfocus.prediction.Predictor;
import io.neuralfocus.registry.Engine;
import io.neuralfocus.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus score}: from a table of vectors to a table of predictions. */
@Command(
        name = "score",
        description = {
            "Scores a table of vectors with a model version.",
            "In: columns by the schema's names, in any order; an empty cell or NaN is a missing value. Out: every other"
                    + " column as it came, then focus_score, distraction_risk, risk_category, confidence, risk_lo, risk_hi,"
                    + " p_focused, p_distracted, p_pseudo_productive (empty where the version has no such head),"
                    + " model_version, and with --explain the first factors: name, value, contribution in log-odds."
        })
final class ScoreCommand implements Callable<Integer> {

    private static final int MOST_EXPLAINED = 100;

    @ParentCommand
    private Focus focus;

    @Option(
            names = "--model",
            paramLabel = "NAME|ALIAS|FOLDER",
            defaultValue = "champion",
            description = "Which version (default: champion).")
    private String model;

    @Mixin
    private RegistryOption registry;

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE",
            description = "A .csv or .parquet file, or - for CSV on standard input.")
    private String in;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "A .csv or .parquet file, or - for CSV on standard output.")
    private String out;

    @Option(
            names = "--explain",
            paramLabel = "N",
            defaultValue = "0",
            description = "The N first factors (default: 0).")
    private int explain;

    @Option(
            names = "--engine",
            paramLabel = "trees|xgboost|onnx",
            defaultValue = "trees",
            description = "What computes (default: trees).")
    private String engine;

    @Override
    public Integer call() throws IOException {
        if (explain < 0 || explain > MOST_EXPLAINED) {
            throw Complaint.badInput("--explain " + explain + ": between 0 and " + MOST_EXPLAINED + " can be told.");
        }
        if (!out.equals("-")
                && Files.exists(Path.of(out))
                && !in.equals("-")
                && Files.isSameFile(Path.of(in), Path.of(out))) {
            throw Complaint.lossy(out + " is the table to be read, and would be replaced: name another file.");
        }
        Engine asked = Engine.named(engine)
                .orElseThrow(() -> Complaint.badInput(engine + " is no engine: trees, xgboost and onnx are."));
        ModelVersion version = Registries.version(registry.existing(), model, asked);
        try (Predictor predictor = version.predictor();
                Rows rows = Rows.from(in, System.in)) {
            ScoredTable table = new ScoredTable(rows, predictor, explain);
            try (Cells cells = Cells.to(out, focus.terminal().out(), table.columns());
                    Bar bar = rows.size() < 0 ? Bar.NONE : Bar.of(focus.terminal(), "score", rows.size())) {
                while (table.scoreBatch(cells)) {
                    bar.stepTo(rows.read());
                }
                cells.end();
            }
        } catch (UnreadableTableException e) {
            throw Complaint.badInput(e.getMessage() + ".");
        }
        return ExitCode.OK;
    }
}
