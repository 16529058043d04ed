package io.neuralfocus.cli;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.log.Gap;
import io.neuralfocus.event.log.LogInspection;
import io.neuralfocus.event.log.LogSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus events inspect}. */
@Command(
        name = "inspect",
        description =
                "Tells what is in an event file: how many of each type and user, from when to when, gaps, rejects.")
final class EventsInspectCommand implements Callable<Integer> {

    private static final int LISTED = 20;

    @ParentCommand
    private EventsCommand events;

    @Parameters(index = "0", paramLabel = "FILE", description = "An event file.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        EventFiles.check(List.of(file));
        LogSummary summary = LogInspection.inspect(file);
        PrintStream out = events.out();
        out.println(file + ": " + summary.format().ending() + ", " + summary.bytes() + " bytes, " + summary.items()
                + " items, " + summary.late() + " of them marked late");
        if (summary.items() > 0) {
            out.println("from " + time(summary.firstUs()) + " to " + time(summary.lastUs()));
        }
        out.println();
        summary.perType().forEach((type, count) -> out.println(row(count, type)));
        out.println();
        summary.perUser().entrySet().stream()
                .limit(LISTED)
                .forEach(user -> out.println(row(user.getValue(), "of " + user.getKey())));
        tellMore(out, summary.perUser().size(), "users");
        out.println();
        out.println(row(summary.gapCount(), "gaps of 5 minutes or more without a word"));
        for (Gap gap : summary.gaps().subList(0, Math.min(LISTED, summary.gaps().size()))) {
            out.println("             " + gap.user() + " " + time(gap.fromUs()) + " to " + time(gap.toUs()));
        }
        tellMore(out, summary.gapCount(), "gaps");
        out.println();
        tellRejects(out, summary);
        return summary.items() == 0 && !summary.isSound() ? ExitCode.BAD_INPUT : ExitCode.OK;
    }

    /** All that was not taken, by code, and the first of it with offset and reason. */
    static void tellRejects(PrintStream out, LogSummary summary) {
        out.println(row(summary.rejectionCount(), "records or lines rejected"));
        summary.perCode().forEach((code, count) -> out.println(row(count, "  " + code.code())));
        for (Rejection rejection : summary.rejections()
                .subList(0, Math.min(LISTED, summary.rejections().size()))) {
            out.println("             " + rejection);
        }
        tellMore(out, summary.rejectionCount(), "rejects");
        summary.stopped().ifPresent(stop -> out.println("reading stopped at " + stop));
    }

    private static void tellMore(PrintStream out, long count, String of) {
        if (count > LISTED) {
            out.println("             and " + (count - LISTED) + " more " + of);
        }
    }

    private static String row(long count, String what) {
        return String.format(Locale.ROOT, "%,12d %s", count, what);
    }

    private static Instant time(long timestampUs) {
        return Instant.EPOCH.plus(timestampUs, ChronoUnit.MICROS);
    }
}
