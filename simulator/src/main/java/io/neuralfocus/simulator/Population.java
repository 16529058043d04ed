package io.neuralfocus.simulator;

/** People without end, numbered from 0: person i of a seed is always the same person. */
public final class Population {

    private final long seed;
    private final Tempo tempo;

    private Population(long seed, Tempo tempo) {
        this.seed = seed;
        this.tempo = tempo;
    }

    public static Population seeded(long seed) {
        return seeded(seed, Tempo.CALIBRATED);
    }

    static Population seeded(long seed, Tempo tempo) {
        return new Population(seed, tempo);
    }

    /** The person of this number. */
    public Person person(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("People are numbered from 0; there is no person " + index + ".");
        }
        return new Person(seed, index, tempo);
    }
}
