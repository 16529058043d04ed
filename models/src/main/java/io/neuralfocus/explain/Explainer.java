package io.neuralfocus.explain;

/** Tells what each column of a row gives to its margin. Immutable; any thread may ask it. */
public interface Explainer {

    /**
     * Writes what each column of each row gives, in log-odds.
     *
     * @param rows laid one after the other
     * @param contributions as long as the rows, laid like them
     */
    void contributions(float[] rows, int count, double[] contributions);
}
