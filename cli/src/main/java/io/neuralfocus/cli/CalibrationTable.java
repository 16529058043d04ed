package io.neuralfocus.cli;

import io.neuralfocus.training.evaluation.Interval;
import io.neuralfocus.training.evaluation.Judged;
import io.neuralfocus.training.evaluation.ReliabilityBin;
import io.neuralfocus.training.evaluation.TrackRecord;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a version told in service beside what came, as a table for people. */
final class CalibrationTable {

    private CalibrationTable() {}

    static void tell(PrintStream out, String role, TrackRecord record, Judged judged) {
        out.println(line(
                "%s %s, %s to %s: %,d predictions of %,d people observed",
                record.version(),
                role,
                instant(record.firstUs()),
                instant(record.lastUs()),
                judged.rows(),
                judged.users()));
        out.println(line(
                "left out: %,d with the person away or silent, %,d with an intervention, %,d not over yet,"
                        + " %,d never observed",
                record.away(), record.disturbed(), record.open(), record.unobserved()));
        if (judged.rows() == 0) {
            out.println();
            return;
        }
        out.println(line("a switch came in %.4f of them; %.4f was told", judged.baseRate(), record.meanRisk()));
        out.println();
        EvaluationTable.tell(out, judged);
        out.println();
        out.println("  told        rows  a switch came           if every risk meant what it says");
        for (ReliabilityBin bin : judged.reliability()) {
            out.println(line(
                    "%.4f  %,10d  %.4f  %-18s  %s",
                    bin.expected(),
                    bin.rows(),
                    bin.observed(),
                    bin.interval().map(CalibrationTable::interval).orElse(""),
                    interval(bin.ifCalibrated())));
        }
        out.println();
        EvaluationTable.intervals(out, judged, "");
        out.println();
    }

    /** To the second. */
    static String instant(long us) {
        return Instant.EPOCH
                .plus(us, ChronoUnit.MICROS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String interval(Interval interval) {
        return line("[%.4f, %.4f]", interval.lo(), interval.hi());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing();
    }
}
