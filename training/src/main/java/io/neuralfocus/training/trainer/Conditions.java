package io.neuralfocus.training.trainer;

/** What decides a training besides its rows and the trainer's own settings; written into the card. */
public record Conditions(long seed, int threads) {

    public Conditions {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads cannot train; give 1 or more.");
        }
    }
}
