package io.neuralfocus.training.report;

import io.neuralfocus.training.evaluation.Figure;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as the report writes them. */
final class Words {

    static final String ABSENT = "–";

    private Words() {}

    static String number(double value) {
        return Double.isNaN(value) ? ABSENT : String.format(Locale.ROOT, "%.4f", value);
    }

    static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : ABSENT;
    }

    static String shortNumber(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String shortNumber(OptionalDouble value) {
        return value.isPresent() ? shortNumber(value.getAsDouble()) : ABSENT;
    }

    static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String percentSharp(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** With its interval, where there is one. */
    static String withInterval(Figure figure) {
        return shortNumber(figure.value())
                + figure.interval()
                        .map(interval -> " (" + shortNumber(interval.lo()) + " to " + shortNumber(interval.hi()) + ")")
                        .orElse("");
    }

    /** A feature's name as people read it. */
    static String feature(String name) {
        return name.replace('_', ' ');
    }
}
