package io.neuralfocus.training.dataset;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Some of the labelled rows, numbered from 0 on, in their order: a part of a split, a fold, a slice. Immutable. */
public final class RowView {

    private static final List<String> CATEGORIES =
            List.of("is_ide", "is_browser", "is_communication", "is_entertainment", "is_productivity");

    private final LabelledRows rows;
    private final FeatureSchema schema;
    private final int[] columns;
    private final int[] chosen;

    RowView(LabelledRows rows, int[] chosen) {
        this(rows, rows.schema(), IntStream.range(0, rows.schema().size()).toArray(), chosen);
    }

    private RowView(LabelledRows rows, FeatureSchema schema, int[] columns, int[] chosen) {
        this.rows = rows;
        this.schema = schema;
        this.columns = columns;
        this.chosen = chosen;
    }

    /** Those of the rows whose number here passes. */
    public RowView where(IntPredicate passes) {
        int[] passed = new int[chosen.length];
        int count = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (passes.test(i)) {
                passed[count++] = chosen[i];
            }
        }
        return new RowView(rows, schema, columns, Arrays.copyOf(passed, count));
    }

    /**
     * The same rows as if they had been made in this schema. What is asked for must be among the features that the rows
     * hold, which may be more than this view shows.
     */
    public RowView in(FeatureSchema asked) {
        List<String> held = rows.schema().names();
        int[] found = asked.names().stream().mapToInt(held::indexOf).toArray();
        for (int i = 0; i < found.length; i++) {
            if (found[i] < 0) {
                throw new IllegalArgumentException(
                        "rows of schema " + rows.schema().version() + " have no "
                                + asked.names().get(i) + ", which schema " + asked.version() + " has");
            }
        }
        return new RowView(rows, asked, found, chosen);
    }

    /** The same rows with all the features that they hold. */
    public RowView whole() {
        return new RowView(rows, chosen);
    }

    /** The rows of the users that pass. */
    public RowView ofUsers(Predicate<String> passes) {
        BitSet passing = new BitSet();
        List<String> users = rows.users();
        for (int user = 0; user < users.size(); user++) {
            passing.set(user, passes.test(users.get(user)));
        }
        return where(i -> passing.get(user(i)));
    }

    /** The rows of which a head's label is known. */
    public RowView labelledFor(Head head) {
        return where(i -> outcome(i, head) != Outcome.UNKNOWN);
    }

    public int size() {
        return chosen.length;
    }

    public FeatureSchema schema() {
        return schema;
    }

    public int width() {
        return columns.length;
    }

    /** Copies a row's vector to a place in an array. */
    public void vector(int i, float[] out, int from) {
        rows.vectors().copy(chosen[i], columns, out, from);
    }

    /** All vectors one after the other, as a new array. */
    public float[] vectors() {
        int width = width();
        if ((long) size() * width > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(size() + " rows of " + width + " features are more than one array holds;"
                    + " train on fewer rows, or on a cluster.");
        }
        float[] all = new float[size() * width];
        for (int i = 0; i < chosen.length; i++) {
            vector(i, all, i * width);
        }
        return all;
    }

    public Outcome outcome(int i, Head head) {
        return rows.outcome(chosen[i], head);
    }

    /** A head's labels: 1 where it happened, else 0. Every row must have one. */
    public float[] labels(Head head) {
        float[] labels = new float[size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = switch (outcome(i, head)) {
                case YES -> 1;
                case NO -> 0;
                case UNKNOWN ->
                    throw new IllegalStateException("row " + i + " has no label for the head " + head.label());
            };
        }
        return labels;
    }

    /** The share of rows in which it happened, of all whose label is known; 0 of none. */
    public double baseRate(Head head) {
        long known = 0;
        long happened = 0;
        for (int i = 0; i < size(); i++) {
            Outcome outcome = outcome(i, head);
            known += outcome == Outcome.UNKNOWN ? 0 : 1;
            happened += outcome == Outcome.YES ? 1 : 0;
        }
        return known == 0 ? 0 : (double) happened / known;
    }

    /** Whose row it is: the same number for the same user in every view of the same rows. */
    public int user(int i) {
        return rows.userNumber(chosen[i]);
    }

    /** Whose row it is, for each row. */
    public int[] users() {
        int[] users = new int[size()];
        for (int i = 0; i < users.length; i++) {
            users[i] = user(i);
        }
        return users;
    }

    /** The users' names by their numbers, those without a row here among them. */
    public List<String> userNames() {
        return rows.users();
    }

    /** The names of those users who have a row here, in the order of their numbers. */
    public List<String> usersPresent() {
        BitSet present = new BitSet();
        for (int i = 0; i < size(); i++) {
            present.set(user(i));
        }
        List<String> names = rows.users();
        return present.stream().mapToObj(names::get).toList();
    }

    /** Which stream a row is of, as a number. */
    public int streamNumber(int i) {
        return rows.streamNumber(chosen[i]);
    }

    /** Which stream a row is of. */
    public RowStream stream(int i) {
        return rows.streamOf(chosen[i]);
    }

    public long instantUs(int i) {
        return rows.instantUs(chosen[i]);
    }

    /** One value of a row's vector. */
    public float value(int i, int feature) {
        return rows.vectors().value(chosen[i], columns[feature]);
    }

    /** The hour of the day where the person is, for slices. */
    public int hourOfDay(int i) {
        return (int) value(i, schema.names().indexOf("hour_of_day"));
    }

    /** What the app in focus is for, for slices: the first of its flags that is set, or {@code other}. */
    public String category(int i) {
        for (String flag : CATEGORIES) {
            if (value(i, schema.names().indexOf(flag)) > 0) {
                return flag.substring("is_".length());
            }
        }
        return "other";
    }
}
