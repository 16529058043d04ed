package io.neuralfocus.cli.rows;

import io.neuralfocus.cli.table.Rows;
import io.neuralfocus.training.dataset.Outcome;
import io.neuralfocus.training.dataset.ToldState;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Cells of a table by the names of its columns, each as what it should be, or a complaint that names its place. */
final class Columns {

    private final String file;
    private final Rows rows;

    Columns(String file, Rows rows) {
        this.file = file;
        this.rows = rows;
        Set<String> met = new HashSet<>();
        for (String column : rows.columns()) {
            if (!met.add(column)) {
                throw new RefusedRowsException(file + ": it has the column " + column
                        + " twice, and nobody knows which of them is meant; leave one of them out.");
            }
        }
    }

    OptionalInt found(String name) {
        int column = rows.columns().indexOf(name);
        return column < 0 ? OptionalInt.empty() : OptionalInt.of(column);
    }

    int needed(String name) {
        return found(name)
                .orElseThrow(() ->
                        new RefusedRowsException(file + ": it has no column " + name + ", which is needed here."));
    }

    String text(OptionalInt column) {
        return column.isPresent() ? rows.cell(column.getAsInt()) : "";
    }

    /** A cell that must not be empty. */
    String name(int column) {
        String name = rows.cell(column);
        if (name.isBlank()) {
            throw new RefusedRowsException(rows.place() + ": " + rows.columns().get(column) + " is empty.");
        }
        return name;
    }

    long whole(int column) {
        try {
            return Long.parseLong(rows.cell(column).strip());
        } catch (NumberFormatException e) {
            throw wrong(column, "no whole number");
        }
    }

    /** A feature's value; an empty cell is a missing one. */
    float value(int column) {
        String text = rows.cell(column).strip();
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Float.NaN;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? 1 : 0;
        }
        float value;
        try {
            value = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw wrong(column, "no number; leave it empty if it is missing");
        }
        if (Float.isInfinite(value)) {
            throw wrong(column, "infinite; leave it empty if it is missing");
        }
        return value;
    }

    Outcome outcome(OptionalInt column) {
        if (column.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        return switch (rows.cell(column.getAsInt()).strip().toLowerCase(Locale.ROOT)) {
            case "" -> Outcome.UNKNOWN;
            case "1", "1.0", "true" -> Outcome.YES;
            case "0", "0.0", "false" -> Outcome.NO;
            default -> throw wrong(column.getAsInt(), "neither 1 nor 0 nor empty");
        };
    }

    ToldState state(int column) {
        return ToldState.named(rows.cell(column).strip())
                .orElseThrow(() -> wrong(column, "none of FOCUSED, DISTRACTED, PSEUDO_PRODUCTIVE and empty"));
    }

    private RefusedRowsException wrong(int column, String what) {
        return new RefusedRowsException(rows.place() + ": " + rows.columns().get(column) + " is '" + rows.cell(column)
                + "', which is " + what + ".");
    }
}
