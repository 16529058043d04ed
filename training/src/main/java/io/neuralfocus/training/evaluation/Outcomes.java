package io.neuralfocus.training.evaluation;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.dataset.RowView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What came of the rows that are judged, whose they are and on which days: all that is known of them but the probabilities. */
public final class Outcomes {

    private static final int TENTHS = 10;
    private static final long HOUR_US = 3_600_000_000L;

    private final boolean[] happened;
    private final int[] users;
    private final int userCount;
    private final int[] userDays;
    private final int userDayCount;
    private final List<Slicing> slicings;

    /**
     * These rows.
     *
     * @param users whose each row is, numbered from 0 on
     * @param days on which day of its user each row stands: any number
     */
    public Outcomes(boolean[] happened, int[] users, long[] days, List<Slicing> slicings) {
        if (users.length != happened.length || days.length != happened.length) {
            throw new IllegalArgumentException(happened.length + " outcomes, " + users.length + " users and "
                    + days.length + " days do not belong together");
        }
        this.happened = happened.clone();
        this.users = users.clone();
        this.userCount = Arrays.stream(users).max().orElse(-1) + 1;
        this.userDays = new int[users.length];
        Map<List<Long>, Integer> numbers = new HashMap<>();
        for (int row = 0; row < users.length; row++) {
            userDays[row] = numbers.computeIfAbsent(List.of((long) users[row], days[row]), day -> numbers.size());
        }
        this.userDayCount = numbers.size();
        List<Slicing> all = new ArrayList<>(slicings);
        all.add(userDeciles());
        this.slicings = List.copyOf(all);
    }

    /** What came of labelled rows: every row must have a label for the head. Days are those of where the person is. */
    public static Outcomes of(RowView rows, Head head) {
        int[] users = new int[rows.size()];
        long[] days = new long[rows.size()];
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int row = 0; row < users.length; row++) {
            users[row] = numbers.computeIfAbsent(rows.user(row), user -> numbers.size());
            days[row] = localDay(rows.instantUs(row), rows.hourOfDay(row));
        }
        return new Outcomes(
                happened(rows, head),
                users,
                days,
                List.of(
                        slicing("hour", rows, row -> String.format(Locale.ROOT, "%02d", rows.hourOfDay(row))),
                        slicing("category", rows, rows::category),
                        slicing("platform", rows, row -> told(rows.stream(row).platform())),
                        slicing("door", rows, row -> told(rows.stream(row).door()))));
    }

    /** The offset is not told, but the hour there is: of the days it may be, the one less than half a day off. */
    private static long localDay(long instantUs, int localHour) {
        long hours = Math.floorDiv(instantUs, HOUR_US);
        long offset = Math.floorMod(localHour - hours + 12, 24L) - 12;
        return Math.floorDiv(hours + offset, 24);
    }

    private static String told(String value) {
        return value.isEmpty() ? "not told" : value;
    }

    private static Slicing slicing(String by, RowView rows, IntFunction<String> valueOf) {
        String[] values = new String[rows.size()];
        Arrays.setAll(values, valueOf);
        List<String> distinct = Arrays.stream(values).distinct().sorted().toList();
        Map<String, Integer> numbers = new HashMap<>();
        distinct.forEach(value -> numbers.put(value, numbers.size()));
        return new Slicing(
                by,
                distinct,
                Arrays.stream(values)
                        .mapToInt(value -> numbers.getOrDefault(value, 0))
                        .toArray());
    }

    static boolean[] happened(RowView rows, Head head) {
        float[] labels = rows.labels(head);
        boolean[] happened = new boolean[labels.length];
        for (int row = 0; row < labels.length; row++) {
            happened[row] = labels[row] > 0;
        }
        return happened;
    }

    /** Users by how many rows they have, in tenths of the users: the first tenth has the fewest. */
    private Slicing userDeciles() {
        int[] counts = new int[userCount];
        for (int user : users) {
            counts[user]++;
        }
        int[] decileOf = new int[userCount];
        int[] ascending = IntStream.range(0, userCount)
                .boxed()
                .sorted(Comparator.comparingInt((Integer user) -> counts[user]).thenComparingInt(user -> user))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < ascending.length; rank++) {
            decileOf[ascending[rank]] = (int) ((long) rank * TENTHS / userCount);
        }
        return new Slicing(
                "user_decile",
                IntStream.rangeClosed(1, TENTHS).mapToObj(Integer::toString).toList(),
                Arrays.stream(users).map(user -> decileOf[user]).toArray());
    }

    public int rows() {
        return happened.length;
    }

    public int users() {
        return userCount;
    }

    /** The share of rows where it happened; 0 of none. */
    public double baseRate() {
        int count = 0;
        for (boolean one : happened) {
            count += one ? 1 : 0;
        }
        return happened.length == 0 ? 0 : (double) count / happened.length;
    }

    /** Rows of both kinds are there. */
    public boolean ofBothKinds() {
        double rate = baseRate();
        return rate > 0 && rate < 1;
    }

    /** Whether it happened in a row. */
    public boolean cameAt(int row) {
        return happened[row];
    }

    boolean[] happened() {
        return happened;
    }

    List<Slicing> slicings() {
        return slicings;
    }

    Resampling resampling(int draws, long seed) {
        return userCount >= Resampling.FEWEST_USERS
                ? new Resampling(Resampling.By.USERS, userCount, draws, seed)
                : new Resampling(Resampling.By.DAYS, userDayCount, draws, seed);
    }

    int[] clusters(Resampling.By by) {
        return switch (by) {
            case USERS -> users;
            case DAYS -> userDays;
        };
    }

    int[] usersOfRows() {
        return users;
    }
}
