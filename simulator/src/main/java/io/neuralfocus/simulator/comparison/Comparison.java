package io.neuralfocus.simulator.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Real people and simulated ones, side by side. */
public record Comparison(Portrait real, Portrait simulated) {

    /** One quantity of both. */
    public record Line(String quantity, String real, String simulated) {}

    /** All that is compared, in the order of the table. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(whole("people", Portrait::people));
        lines.add(whole("sessions or days", Portrait::streams));
        lines.add(whole("visits to a window", Portrait::visits));
        for (int percent : new int[] {10, 25, 50, 75, 90, 95, 99}) {
            lines.add(line("visit, " + percent + " % quantile, s", "%.0f", p -> p.quantile(percent / 100.0)));
        }
        lines.add(line("visit, mean, s", "%.1f", Portrait::mean));
        lines.add(line("visits of at most 2 s, %", "%.1f", p -> 100 * (1 - p.survival(2))));
        for (int seconds : new int[] {5, 10, 30, 60, 120, 300, 600}) {
            lines.add(line("visits longer than " + seconds + " s, %", "%.1f", p -> 100 * p.survival(seconds)));
        }
        for (int lag : new int[] {1, 2, 3, 5, 10}) {
            lines.add(line("autocorrelation of log visits, lag " + lag, "%.2f", p -> p.autocorrelation(lag)));
        }
        lines.add(line("apps in a session", "%.1f", Portrait::appsInStream));
        lines.add(line("visits that go back where one came from, %", "%.0f", p -> 100 * p.returnShare()));
        String[] bands = {"", "2-8", "8-30", "30-120", "over 120"};
        for (int band = 1; band < bands.length; band++) {
            int of = band;
            lines.add(line(
                    "further titles a minute, visits of " + bands[band] + " s", "%.1f", p -> 60 * p.titleRate(of)));
        }
        lines.add(whole("instants", Portrait::rows));
        lines.add(line("app changes within 30 s, % of instants", "%.1f", p -> 100 * p.baseRate()));
        lines.add(line("the same, spread between people (sd), %", "%.1f", p -> 100 * p.spreadBetweenPeople()));
        lines.add(line("AUC of the time in the app alone", "%.3f", Portrait::aucOfTimeInApp));
        return lines;
    }

    /** The lines as a Markdown table. */
    public String table() {
        StringBuilder table = new StringBuilder("| | real | simulated |\n|---|---:|---:|\n");
        for (Line line : lines()) {
            table.append(String.format(Locale.ROOT, "| %s | %s | %s |\n", line.quantity, line.real, line.simulated));
        }
        return table.toString();
    }

    private Line whole(String quantity, ToLongFunction<Portrait> of) {
        return new Line(
                quantity,
                String.format(Locale.ROOT, "%,d", of.applyAsLong(real)),
                String.format(Locale.ROOT, "%,d", of.applyAsLong(simulated)));
    }

    private Line line(String quantity, String format, ToDoubleFunction<Portrait> of) {
        return new Line(
                quantity,
                String.format(Locale.ROOT, format, of.applyAsDouble(real)),
                String.format(Locale.ROOT, format, of.applyAsDouble(simulated)));
    }
}
