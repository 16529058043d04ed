package io.neuralfocus.simulator.comparison;

/** How many more titles a window shows in a second after its first, by the length of the visit. */
final class TitleRates {

    private static final double[] BOUNDS = {2, 8, 30, 120, Double.POSITIVE_INFINITY};

    private final double[] seconds = new double[BOUNDS.length];
    private final long[] titles = new long[BOUNDS.length];

    void add(double visitSeconds, int furtherTitles) {
        int band = 0;
        while (visitSeconds >= BOUNDS[band] && band < BOUNDS.length - 1) {
            band++;
        }
        seconds[band] += visitSeconds;
        titles[band] += furtherTitles;
    }

    /** In visits of at least 2, 8, 30 and 120 s and shorter than the next: band 1 to 4; shorter ones are band 0. */
    double rate(int band) {
        return titles[band] / seconds[band];
    }
}
