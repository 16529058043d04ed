package io.neuralfocus.simulator.comparison;

import java.util.Arrays;
import java.util.List;

/** What can be said in numbers of some people's windows, and of none of them alone. */
public final class Portrait {

    private final int people;
    private final List<Doubles> streams;
    private final double[] visits;
    private final TitleRates titles;
    private final double appsInStream;
    private final double returnShare;
    private final long rows;
    private final double baseRate;
    private final double spreadBetweenPeople;
    private final double aucOfTimeInApp;

    Portrait(
            int people,
            List<Doubles> streams,
            double[] sortedVisits,
            TitleRates titles,
            double appsInStream,
            double returnShare,
            long rows,
            double baseRate,
            double spreadBetweenPeople,
            double aucOfTimeInApp) {
        this.people = people;
        this.streams = List.copyOf(streams);
        this.visits = sortedVisits;
        this.titles = titles;
        this.appsInStream = appsInStream;
        this.returnShare = returnShare;
        this.rows = rows;
        this.baseRate = baseRate;
        this.spreadBetweenPeople = spreadBetweenPeople;
        this.aucOfTimeInApp = aucOfTimeInApp;
    }

    public int people() {
        return people;
    }

    /** Sessions or days, each watched without a gap. */
    public int streams() {
        return streams.size();
    }

    /** Stays in one app, from its coming into focus until another does. */
    public int visits() {
        return visits.length;
    }

    /** Seconds that this share of the visits does not outlast. */
    public double quantile(double share) {
        double at = share * (visits.length - 1);
        int below = (int) at;
        int above = Math.min(visits.length - 1, below + 1);
        return visits[below] + (at - below) * (visits[above] - visits[below]);
    }

    /** Mean length of a visit in seconds. */
    public double mean() {
        return Arrays.stream(visits).sum() / visits.length;
    }

    /** Share of the visits that last longer than these seconds. */
    public double survival(double seconds) {
        int low = 0;
        int high = visits.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (visits[middle] <= seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) (visits.length - low) / visits.length;
    }

    /** Correlation of the logs of a visit's length and that of the one so many later, pooled over streams. */
    public double autocorrelation(int lag) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (Doubles stream : streams) {
            for (int i = 0; i + lag < stream.size(); i++) {
                double a = StrictMath.log(Math.max(0.5, stream.get(i)));
                double b = StrictMath.log(Math.max(0.5, stream.get(i + lag)));
                n++;
                x += a;
                y += b;
                xx += a * a;
                yy += b * b;
                xy += a * b;
            }
        }
        return (xy - x * y / n) / Math.sqrt((xx - x * x / n) * (yy - y * y / n));
    }

    /** Further titles in a second of visits of at least 2, 8, 30, 120 s and shorter than the next: band 1 to 4. */
    public double titleRate(int band) {
        return titles.rate(band);
    }

    /** Different apps in a stream, on average. */
    public double appsInStream() {
        return appsInStream;
    }

    /** Share of the visits that go back to the app before the last. */
    public double returnShare() {
        return returnShare;
    }

    /** Instants every ten seconds at which the person is there and the next 30 s are known. */
    public long rows() {
        return rows;
    }

    /** Share of the rows after which the app changes within 30 s. */
    public double baseRate() {
        return baseRate;
    }

    /** Standard deviation of that rate between people. */
    public double spreadBetweenPeople() {
        return spreadBetweenPeople;
    }

    /** How well the time in the app alone tells these rows from the others. */
    public double aucOfTimeInApp() {
        return aucOfTimeInApp;
    }
}
