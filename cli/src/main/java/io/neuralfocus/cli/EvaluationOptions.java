package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.Engine;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.dataset.StreamRows;
import io.neuralfocus.training.evaluation.Evaluation;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.evaluation.LognormalVisits;
import io.neuralfocus.training.evaluation.Outcomes;
import io.neuralfocus.training.evaluation.Risks;
import io.neuralfocus.training.evaluation.Rival;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which model is judged on which rows, and beside what. */
final class EvaluationOptions {

    /**
     * For versions whose card tells none: fitted on the train users of {@code focus simulate --users 100 --hours 8 --seed
     * 2026}, rows every 10 s.
     */
    private static final LognormalVisits OF_SIMULATED_PEOPLE = new LognormalVisits(1.587, 1.873);

    @Option(
            names = "--model",
            paramLabel = "NAME|FOLDER",
            required = true,
            description = "The version: its name, an alias or a folder.")
    private String model;

    @Option(names = "--against", paramLabel = "OTHER", description = "Another version, on the same rows, paired.")
    private @Nullable String against;

    @ArgGroup(multiplicity = "1")
    private RowFiles files = new RowFiles();

    @Mixin
    private RegistryOption registry;

    @Option(
            names = "--every",
            paramLabel = "SPAN",
            defaultValue = "10s",
            converter = Span.Converter.class,
            description = "Rows of events stand this far apart (default: 10s).")
    private Span every;

    @Option(
            names = "--split",
            paramLabel = "train|valid|test|all",
            defaultValue = "all",
            description = "Which part of the users, by the hash of their names (default: all).")
    private String split;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "7", description = "Of the intervals (default: 7).")
    private long seed;

    /** What was asked for, ready to be shown. */
    record Asked(ModelVersion version, UserPart part, Span every, RowView rows, Evaluation evaluation) {}

    /** Reads the rows and judges the model on them. */
    Asked evaluate(Terminal terminal) throws IOException {
        UserPart part = UserPart.named(split);
        Registry versions = registry.registry(files.storeFolder());
        ModelVersion version = Registries.version(versions, model, Engine.TREES);
        Optional<ModelVersion> other =
                against == null ? Optional.empty() : Optional.of(Registries.version(versions, against, Engine.TREES));
        LabelledRows all = new LabelledRows(schema(version, other));
        if (StreamRows.HORIZON_US % every.microseconds() != 0) {
            throw Complaint.badInput("--every: the horizon of 30 s must be a multiple of it, such as 5s or 10s.");
        }
        files.source(Catalog.shipped(), every.microseconds(), Optional.empty(), terminal)
                .addTo(all);
        RowView rows = all.all().labelledFor(Head.RISK).ofUsers(part::holds);
        if (rows.size() == 0) {
            throw Complaint.badInput("there are no rows with a label of the risk"
                    + (part == UserPart.ALL ? "" : " of the " + part.label() + " users") + ": of " + all.size()
                    + " rows of " + all.users().size() + " users none is left; give events of longer than "
                    + "30 s, or choose another --split.");
        }
        return new Asked(version, part, every, rows, judge(version, other, rows));
    }

    private Evaluation judge(ModelVersion version, Optional<ModelVersion> other, RowView rows) {
        Judge judge = Judge.seeded(seed);
        Evaluation evaluation = Evaluation.of(
                version.card().id(), Outcomes.of(rows, Head.RISK), Risks.of(version.predictor(), rows), judge);
        if (other.isPresent()) {
            evaluation = evaluation.beside(
                    Rival.Role.VERSION,
                    other.get().card().id(),
                    "The version that was asked for with --against.",
                    Risks.of(other.get().predictor(), rows),
                    judge);
        }
        Optional<LognormalVisits> told = LognormalVisits.toldIn(version.card().record());
        LognormalVisits visits = told.orElse(OF_SIMULATED_PEOPLE);
        String fittedOn = told.isPresent() ? "the rows that this model learnt from" : "simulated people";
        return evaluation.beside(
                Rival.Role.BASELINE, LognormalVisits.NAME, visits.note(fittedOn), visits.probabilities(rows), judge);
    }

    /** The narrowest schema that has all that the versions take. */
    private static FeatureSchema schema(ModelVersion version, Optional<ModelVersion> other) {
        FeatureSchema own = schema(version);
        if (other.isEmpty()) {
            return own;
        }
        Set<String> both = new HashSet<>(own.names());
        both.addAll(schema(other.get()).names());
        // Whatever two schemas there are, v2 with the last events behind it has all of both.
        return FeatureSchema.holding(both).orElseThrow();
    }

    private static FeatureSchema schema(ModelVersion version) {
        FeatureSchema schema = Schemas.named(version.card().schema());
        if (!schema.digest().equals(version.card().schemaDigest())) {
            throw Complaint.badInput(version.card().id() + " was trained on another schema " + schema.version()
                    + ": "
                    + schema.firstDifference(version.card().features())
                            .orElse("its features have the same names, but other meanings")
                    + "; train it again.");
        }
        return schema;
    }
}
