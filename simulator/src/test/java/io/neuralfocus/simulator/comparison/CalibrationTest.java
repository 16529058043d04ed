package io.neuralfocus.simulator.comparison;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.simulator.Population;
import org.junit.jupiter.api.Test;

/** Simulated people alone, held within the bands that recordings and published field studies span. */
final class CalibrationTest {

    private static final Portrait PORTRAIT = People.simulated(Population.seeded(20), 100, 2, 3, Catalog.shipped());

    @Test
    void shouldVisitWindowsAsLongAsPeopleDo() {
        between("median", PORTRAIT.quantile(0.5), 4, 12);
        between("mean", PORTRAIT.mean(), 20, 50);
        between("share of at most 2 s", 1 - PORTRAIT.survival(2), 0.17, 0.40);
        between("share beyond a minute", PORTRAIT.survival(60), 0.07, 0.13);
        between("share beyond five minutes", PORTRAIT.survival(300), 0.008, 0.022);
    }

    @Test
    void shouldRememberAppsMoreThanMoods() {
        between("lag 1", PORTRAIT.autocorrelation(1), 0.04, 0.18);
        between("lag 2", PORTRAIT.autocorrelation(2), 0.11, 0.27);
        assertTrue(PORTRAIT.autocorrelation(2) > PORTRAIT.autocorrelation(1), "who goes back stays as before");
    }

    @Test
    void shouldLeaveAsOftenAsPeopleDo() {
        between("base rate", PORTRAIT.baseRate(), 0.40, 0.50);
        between("spread between people", PORTRAIT.spreadBetweenPeople(), 0.05, 0.12);
        between("AUC of time in app", PORTRAIT.aucOfTimeInApp(), 0.72, 0.78);
    }

    @Test
    void shouldGoBackHalfTheTimeAmongAFewApps() {
        between("returns", PORTRAIT.returnShare(), 0.45, 0.70);
        between("apps in a session", PORTRAIT.appsInStream(), 4, 10);
    }

    @Test
    void shouldChangeTitlesMoreDenselyInShortVisits() {
        for (int band = 2; band <= 4; band++) {
            assertTrue(PORTRAIT.titleRate(band) < PORTRAIT.titleRate(band - 1), "band " + band);
        }
    }

    private static void between(String what, double value, double low, double high) {
        assertTrue(value >= low && value <= high, () -> what + " is " + value + ", not in " + low + " to " + high);
    }
}
