package io.neuralfocus.cli;

import io.neuralfocus.cli.people.FrameTape;
import io.neuralfocus.cli.people.SimulatedPerson;
import io.neuralfocus.event.StreamItem;
import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.event.log.WholeFile;
import io.neuralfocus.simulator.Day;
import io.neuralfocus.simulator.Person;
import io.neuralfocus.simulator.Population;
import io.neuralfocus.simulator.TruthSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus simulate}: writes the events of people who do not exist, and what they really did. */
@Command(
        name = "simulate",
        description = {
            "Writes event files of simulated people, one a person, and truth.csv with what no event tells.",
            "The same seed gives the same files."
        },
        subcommands = SimulateCompareCommand.class)
final class SimulateCommand implements Callable<Integer> {

    private static final long WATERMARK_EVERY_US = 60_000_000;

    @ParentCommand
    private Focus focus;

    // Asked for in call(): marked as required they would be asked of "simulate compare" too.
    @Option(names = "--users", paramLabel = "N", description = "How many people.")
    private int users;

    @Option(names = "--hours", paramLabel = "H", description = "How long each is watched.")
    private double hours;

    @Option(names = "--seed", paramLabel = "S", description = "Which people.")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write into.")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "nfe|jsonl",
            defaultValue = "nfe",
            description = "Frames, or JSON lines (default: nfe).")
    private String format;

    @Override
    public Integer call() throws IOException {
        if (users < 1 || !(hours > 0 && hours <= Person.MOST_HOURS)) {
            throw Complaint.badInput(
                    "--users and --hours are needed, more than 0, and of the hours at most " + Person.MOST_HOURS + ".");
        }
        if (!format.equals("nfe") && !format.equals("jsonl")) {
            throw Complaint.badInput("there is no format " + format + ": choose nfe or jsonl.");
        }
        if (seed == null || out == null) {
            throw Complaint.badInput("--seed says which people and --out where to write them: both are needed.");
        }
        write(seed, out);
        return ExitCode.OK;
    }

    private void write(long which, Path folder) throws IOException {
        Files.createDirectories(folder);
        Population population = Population.seeded(which);
        try (WholeFile truth = WholeFile.create(folder.resolve("truth.csv"));
                Bar bar = Bar.of(focus.terminal(), "simulate", users)) {
            truth.out().write((TruthSpan.CSV_HEADER + "\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < users; i++) {
                SimulatedPerson one = new SimulatedPerson(population.person(i), which);
                write(one, folder);
                writeTruth(one, truth.out());
                bar.step();
            }
            truth.commit();
        }
    }

    private void write(SimulatedPerson one, Path folder) throws IOException {
        try (WholeFile file = WholeFile.create(folder.resolve(one.person().name() + "." + format))) {
            if (format.equals("nfe")) {
                writeFrames(one, file.out());
            } else {
                writeLines(one, file.out());
            }
            file.commit();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writeFrames(SimulatedPerson one, OutputStream file) throws IOException {
        Day day = one.day(hours);
        FrameTape tape = new FrameTape(
                one.device(),
                one.person().utcOffsetSeconds(),
                day.startUs(),
                WATERMARK_EVERY_US,
                (frame, upToUs, events) -> file.write(frame, 0, frame.length));
        day.events(event -> unchecked(() -> tape.event(event)));
        tape.end(day.endUs());
    }

    private void writeLines(SimulatedPerson one, OutputStream file) throws IOException {
        Day day = one.day(hours);
        JsonLogWriter log = new JsonLogWriter(file);
        long[] nextWatermarkUs = {day.startUs() + WATERMARK_EVERY_US};
        day.events(event -> unchecked(() -> {
            for (; nextWatermarkUs[0] < event.timestampUs(); nextWatermarkUs[0] += WATERMARK_EVERY_US) {
                line(log, one, new StreamItem.Watermark(nextWatermarkUs[0]));
            }
            line(log, one, new StreamItem.Happened(event));
        }));
        for (; nextWatermarkUs[0] < day.endUs(); nextWatermarkUs[0] += WATERMARK_EVERY_US) {
            line(log, one, new StreamItem.Watermark(nextWatermarkUs[0]));
        }
        line(log, one, new StreamItem.StreamEnd(day.endUs()));
        log.close();
    }

    private static void line(JsonLogWriter log, SimulatedPerson one, StreamItem item) throws IOException {
        log.write(LogLine.of(one.person().name(), item));
    }

    private void writeTruth(SimulatedPerson one, OutputStream truth) {
        String user =
                format.equals("nfe") ? one.device().toString() : one.person().name();
        one.day(hours)
                .truth(span -> unchecked(() -> truth.write((span.csv(user) + "\n").getBytes(StandardCharsets.UTF_8))));
    }

    /** A consumer cannot throw what writing throws. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private static void unchecked(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Terminal terminal() {
        return focus.terminal();
    }
}
