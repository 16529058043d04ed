package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.log.WholeFile;
import io.neuralfocus.simulator.Person;
import io.neuralfocus.simulator.Population;
import io.neuralfocus.simulator.comparison.Comparison;
import io.neuralfocus.simulator.comparison.ComparisonPicture;
import io.neuralfocus.simulator.comparison.People;
import io.neuralfocus.simulator.comparison.Portrait;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus simulate compare}: simulated people beside recorded ones, as a table and as a picture. */
@Command(
        name = "compare",
        description = {
            "Holds simulated people beside the people of an event log (.jsonl, .jsonl.gz): prints a table of aggregates,",
            "and writes it as comparison.md beside the picture comparison.png."
        })
final class SimulateCompareCommand implements Callable<Integer> {

    @ParentCommand
    private SimulateCommand simulate;

    @Option(names = "--real", required = true, paramLabel = "FILE", description = "A log of real people.")
    private Path real;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write into.")
    private Path out;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Which people (default: 1).")
    private long seed;

    @Option(names = "--users", paramLabel = "N", defaultValue = "100", description = "How many (default: 100).")
    private int users;

    @Option(names = "--days", paramLabel = "N", defaultValue = "4", description = "How many days (default: 4).")
    private int days;

    @Option(names = "--hours", paramLabel = "H", defaultValue = "2", description = "Of how many hours (default: 2).")
    private double hours;

    @Override
    public Integer call() throws IOException {
        if (users < 1 || days < 1 || !(hours > 0 && hours <= Person.MOST_HOURS)) {
            throw Complaint.badInput("--users, --days and --hours must be more than 0, and of the hours at most "
                    + Person.MOST_HOURS + ".");
        }
        EventFiles.check(List.of(real));
        Catalog catalog = Catalog.shipped();
        Portrait recorded = recorded(catalog);
        if (recorded.visits() == 0) {
            throw Complaint.badInput(
                    real + " tells of no visit to a window: compare needs a .jsonl log with focus changes.");
        }
        Comparison comparison =
                new Comparison(recorded, People.simulated(Population.seeded(seed), users, days, hours, catalog));
        Files.createDirectories(out);
        write("comparison.md", comparison.table().getBytes(StandardCharsets.UTF_8));
        write("comparison.png", new ComparisonPicture(comparison).png());
        simulate.terminal().out().print(comparison.table());
        return ExitCode.OK;
    }

    private Portrait recorded(Catalog catalog) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(real));
                InputStream lines = real.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            return People.recorded(lines, catalog);
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        try (WholeFile file = WholeFile.create(out.resolve(name))) {
            file.out().write(bytes);
            file.commit();
        }
    }
}
