package io.neuralfocus.training.trainer.sequence;

/**
 * What decides a sequence network besides its rows and conditions.
 *
 * @param embedding numbers that stand for each code of an event
 * @param hidden numbers that the LSTM keeps
 * @param dense numbers between the joined layer and the margin
 * @param batch rows of one step
 * @param rate of Adam at the beginning; it falls as a cosine to a twentieth at the end of all rounds
 * @param decay of the weights at each step, as a share of the rate
 * @param rounds over all training rows that the falling rate is laid out for
 * @param until the round to stop after
 * @param patience how many rounds without gain on the watched rows end the training; 0 never does
 */
public record SequenceSettings(
        int embedding,
        int hidden,
        int dense,
        int batch,
        double rate,
        double decay,
        int rounds,
        int until,
        int patience) {

    /** What is used where nobody searches. */
    public static final SequenceSettings USUAL = new SequenceSettings(4, 32, 32, 128, 0.003, 0.01, 4, 4, 2);

    SequenceSettings settledAfter(int round) {
        return new SequenceSettings(embedding, hidden, dense, batch, rate, decay, rounds, round, 0);
    }
}
