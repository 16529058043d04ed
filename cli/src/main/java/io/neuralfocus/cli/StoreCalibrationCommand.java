package io.neuralfocus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.event.log.WholeFile;
import io.neuralfocus.store.StoreView;
import io.neuralfocus.training.evaluation.Evaluation;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.evaluation.JudgedJson;
import io.neuralfocus.training.evaluation.TrackRecord;
import io.neuralfocus.training.evaluation.TrackRecords;
import io.neuralfocus.training.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus store calibration}. */
@Command(
        name = "calibration",
        description = {
            "Holds what each version told in service against what came, as the service observed it: nobody has to label",
            "anything; and what the shadow said of the same vectors. Predictions of the grid alone; also while the service runs."
        })
final class StoreCalibrationCommand implements Callable<Integer> {

    private static final long SEED = 7;

    @ParentCommand
    private StoreCommand store;

    @Option(names = "--data", paramLabel = "DIR|URL", defaultValue = "data", description = StoreCommand.DATA)
    private String data;

    @Option(names = "--model", paramLabel = "VERSION", description = "Only what this version told.")
    private @Nullable String model;

    @Option(
            names = "--since",
            paramLabel = "DAY|INSTANT",
            description = "Only what was told from then on: 2026-11-20, or 2026-11-20T09:00:00Z.")
    private @Nullable String since;

    @Option(names = "--json", description = "For a program to read.")
    private boolean json;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "Draws each version's reliability too, as reliability-VERSION.png.")
    private @Nullable Path pictures;

    @Override
    public Integer call() throws IOException {
        List<Told> found = records();
        ArrayNode told = JsonNodeFactory.instance.arrayNode();
        for (Told one : found) {
            TrackRecord record = one.record();
            Evaluation evaluation = record.judged(Judge.seeded(SEED));
            if (json) {
                told.add(json(one, evaluation));
            } else {
                CalibrationTable.tell(
                        store.terminal().out(),
                        one.shadow() ? "as the shadow" : "in service",
                        record,
                        evaluation.judged());
            }
            if (pictures != null && record.outcomes().rows() > 0) {
                draw(pictures, (one.shadow() ? "shadow-" : "") + record.version(), evaluation);
            }
        }
        if (json) {
            store.terminal().out().println(told.toPrettyString());
        }
        return ExitCode.OK;
    }

    /** What a version told: to people, or as the shadow to nobody. */
    private record Told(boolean shadow, TrackRecord record) {}

    private List<Told> records() {
        TrackRecords answers = new TrackRecords();
        TrackRecords shadows = new TrackRecords();
        long sinceUs = since == null ? Long.MIN_VALUE : instantUs(since);
        try (StoreView view = StoreView.of(data)) {
            RowsOfStore.tellThinned(view.retrospect().each(sinceUs, answers), store.terminal());
            view.retrospect().eachShadow(sinceUs, shadows);
        }
        List<Told> all = new ArrayList<>();
        answers.all().forEach(record -> all.add(new Told(false, record)));
        shadows.all().forEach(record -> all.add(new Told(true, record)));
        if (all.isEmpty()) {
            throw Complaint.badInput(
                    "the store holds no predictions of the grid" + (since == null ? "" : " from " + since + " on")
                            + ": let agents send events to its service first.");
        }
        List<Told> asked = all.stream()
                .filter(told -> model == null || told.record().version().equals(model))
                .toList();
        if (asked.isEmpty()) {
            throw Complaint.badInput(model + " told nothing here; these did: "
                    + String.join(
                            ", ",
                            all.stream()
                                    .map(told -> told.record().version())
                                    .distinct()
                                    .toList()) + ".");
        }
        return asked;
    }

    private static long instantUs(String text) {
        try {
            Instant instant = text.length() <= "2026-11-20".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Complaint.badInput(
                    "--since " + text + " is neither a day nor an instant: write 2026-11-20 or 2026-11-20T09:00:00Z.");
        }
    }

    private static ObjectNode json(Told told, Evaluation evaluation) {
        TrackRecord record = told.record();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("model", record.version());
        node.put("role", told.shadow() ? "shadow" : "answered");
        node.put("first", CalibrationTable.instant(record.firstUs()));
        node.put("last", CalibrationTable.instant(record.lastUs()));
        node.put("censored_away", record.away());
        node.put("censored_intervention", record.disturbed());
        node.put("open", record.open());
        node.put("never_observed", record.unobserved());
        node.put("mean_risk", record.meanRisk());
        node.setAll(JudgedJson.of(evaluation.judged()));
        return node;
    }

    private static void draw(Path folder, String name, Evaluation evaluation) throws IOException {
        Files.createDirectories(folder);
        try (WholeFile file = WholeFile.create(folder.resolve("reliability-" + name + ".png"))) {
            file.out().write(Report.reliability(evaluation));
            file.commit();
        }
    }
}
