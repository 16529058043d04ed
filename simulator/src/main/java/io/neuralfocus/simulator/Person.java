package io.neuralfocus.simulator;

import java.util.Locale;

/** One simulated person: who she is does not change from day to day, what she does is each day's own. */
public final class Person {

    /** More hours than this in one go are nobody's day. */
    public static final int MOST_HOURS = 24 * 366;

    private static final int[] UTC_OFFSETS = {0, 3_600, 7_200, 19_800, -18_000, -28_800};
    private static final int TEAM_SIZE = 6;
    private static final long HOUR_US = 3_600_000_000L;

    private final long seed;
    private final int index;
    private final Tempo tempo;
    private final Temperament temperament;
    private final Repertoire repertoire;
    private final Hands hands;
    private final int utcOffsetSeconds;
    private final long titleSalt;

    Person(long seed, int index, Tempo tempo) {
        this.seed = seed;
        this.index = index;
        this.tempo = tempo;
        long team = index / TEAM_SIZE;
        this.temperament = Temperament.drawn(Chance.of(seed, index, 1), tempo);
        this.repertoire = Repertoire.drawn(
                Chance.of(seed, index, 2), Chance.of(seed, team, 3).bits(), tempo);
        this.hands = Hands.drawn(Chance.of(seed, index, 4));
        this.utcOffsetSeconds = UTC_OFFSETS[Chance.of(seed, team, 5).below(UTC_OFFSETS.length)];
        this.titleSalt = Chance.of(seed, index, 7).bits();
    }

    /** Her name in event logs: {@code person-0007}. */
    public String name() {
        return String.format(Locale.ROOT, "person-%04d", index);
    }

    public int utcOffsetSeconds() {
        return utcOffsetSeconds;
    }

    /** Whether her device tells keys and mouse too, and not windows and locks alone. */
    public boolean tellsInput() {
        return hands.told();
    }

    /** When she usually sits down on this day of hers, counted in days since 1970-01-01. */
    public long morningUs(long epochDay) {
        double hour = temperament.startHour();
        return epochDay * 24 * HOUR_US + (long) (hour * HOUR_US) - utcOffsetSeconds * 1_000_000L;
    }

    /** A stretch of her life, in microseconds since the epoch; the same start and length is the same day. */
    public Day day(long startUs, double hours) {
        if (!(hours > 0 && hours <= MOST_HOURS)) {
            throw new IllegalArgumentException("A day of " + hours + " hours: give more than 0 and at most a year.");
        }
        if (startUs < 0) {
            throw new IllegalArgumentException("A day from " + startUs + " us: nobody lived before 1970 here.");
        }
        return new Day(this, startUs, startUs + (long) (hours * HOUR_US));
    }

    Chance chance(long startUs, int purpose) {
        return Chance.of(seed, index, 6, startUs, purpose);
    }

    long titleSalt() {
        return titleSalt;
    }

    Tempo tempo() {
        return tempo;
    }

    Temperament temperament() {
        return temperament;
    }

    Repertoire repertoire() {
        return repertoire;
    }

    Hands hands() {
        return hands;
    }
}
