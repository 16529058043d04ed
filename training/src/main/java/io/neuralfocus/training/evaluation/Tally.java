package io.neuralfocus.training.evaluation;

/** How many rows stand on each rung of a ladder, of those where it happened and of those where it did not. */
final class Tally {

    private final Ladder ladder;
    private final long[] happened;
    private final long[] not;
    private long rows;

    /** Nothing counted yet. */
    Tally(Ladder ladder) {
        this.ladder = ladder;
        this.happened = new long[ladder.rungs()];
        this.not = new long[ladder.rungs()];
    }

    void set(int rung, long so, long notSo) {
        happened[rung] = so;
        not[rung] = notSo;
    }

    void sum() {
        rows = 0;
        for (int rung = 0; rung < happened.length; rung++) {
            rows += happened[rung] + not[rung];
        }
    }

    long rows() {
        return rows;
    }

    int rungs() {
        return happened.length;
    }

    double probability(int rung) {
        return ladder.probability(rung);
    }

    double lossIfSo(int rung) {
        return ladder.lossIfSo(rung);
    }

    double lossIfNot(int rung) {
        return ladder.lossIfNot(rung);
    }

    long happened(int rung) {
        return happened[rung];
    }

    long not(int rung) {
        return not[rung];
    }

    Rungs all() {
        return new Rungs(0, rungs());
    }

    long happened(Rungs some) {
        long sum = 0;
        for (int rung = some.from(); rung < some.to(); rung++) {
            sum += happened[rung];
        }
        return sum;
    }

    long rows(Rungs some) {
        long sum = happened(some);
        for (int rung = some.from(); rung < some.to(); rung++) {
            sum += not[rung];
        }
        return sum;
    }

    /** How often it would have happened by the probabilities alone. */
    double expected(Rungs some) {
        double sum = 0;
        for (int rung = some.from(); rung < some.to(); rung++) {
            sum += (happened[rung] + not[rung]) * probability(rung);
        }
        return sum;
    }

    /** The share of rows where it happened; NaN of none. */
    double rate(Rungs some) {
        return (double) happened(some) / rows(some);
    }
}
