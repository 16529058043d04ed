package io.neuralfocus.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.simulator.Scene.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The law that the rest stands on: within one person, one app and one state, visits are lognormal with a sigma between
 * 1.3 and 1.6, measured on what comes out, not on what was put in. With exponential visits, or with the spread moved
 * from within people to between them, models trained here fail on real people.
 */
final class TempoTest {

    private static final int PEOPLE = 40;
    private static final double HOURS = 80;
    private static final int FEWEST = 12;
    private static final Residuals WITHIN = withinCells(Tempo.CALIBRATED);

    @Test
    void shouldSpreadVisitsWithinAPersonAnAppAndAState() {
        double sigma = WITHIN.sigma();
        assertTrue(sigma >= 1.3 && sigma <= 1.6, () -> "sigma within is " + sigma);
    }

    @Test
    void shouldSpreadThemAsALognormalDoes() {
        // An exponential would show a skew of -1.1 and a kurtosis of 5.4 here.
        assertEquals(0, WITHIN.skew(), 0.25);
        assertEquals(3, WITHIN.kurtosis(), 0.4);
    }

    @Test
    void shouldNotPayForTheSpreadBetweenPeopleFromTheSpreadWithin() {
        double between = Tempo.CALIBRATED.person() * Tempo.CALIBRATED.person()
                + Tempo.CALIBRATED.app() * Tempo.CALIBRATED.app()
                + Tempo.CALIBRATED.personApp() * Tempo.CALIBRATED.personApp();
        double within = Math.pow(WITHIN.sigma(), 2);
        assertTrue(within / (within + between) > 0.7, () -> "within " + within + ", between " + between);
    }

    @Test
    void shouldNoticeASpreadThatWasMovedToBetweenPeople() {
        Tempo moved = new Tempo(1.8, 0.9, 1.1, 0.7, 0.4, 0.4, 0.052, 1.3, 0.46);
        double sigma = withinCells(moved).sigma();
        assertTrue(sigma < 1.3, () -> "sigma within is " + sigma);
    }

    @Test
    void shouldStayInFocusLongestAndInDistractionShortest() {
        double focused = meanIn(State.FOCUSED);
        double shallow = meanIn(State.SHALLOW);
        double distracted = meanIn(State.DISTRACTED);
        assertTrue(focused > shallow + 0.5 && shallow > distracted + 0.5, focused + " " + shallow + " " + distracted);
    }

    private static double meanIn(State state) {
        Residuals logs = new Residuals();
        eachVisit(Tempo.CALIBRATED, (person, visit) -> {
            if (visit.state() == state) {
                logs.add(Math.log(visit.seconds()));
            }
        });
        return logs.mean();
    }

    private static Residuals withinCells(Tempo tempo) {
        Map<String, Residuals> cells = new HashMap<>();
        eachVisit(
                tempo,
                (person, visit) -> cells.computeIfAbsent(
                                person.name() + visit.app().name() + visit.state(), cell -> new Residuals())
                        .add(Math.log(visit.seconds())));
        Residuals pooled = new Residuals();
        for (Residuals cell : cells.values()) {
            if (cell.values.size() >= FEWEST) {
                double mean = cell.mean();
                double correction = Math.sqrt(cell.values.size() / (cell.values.size() - 1.0));
                cell.values.forEach(value -> pooled.add((value - mean) * correction));
            }
        }
        return pooled;
    }

    private static void eachVisit(Tempo tempo, Seen seen) {
        Population people = Population.seeded(11, tempo);
        for (int i = 0; i < PEOPLE; i++) {
            Person person = people.person(i);
            person.day(person.morningUs(20_454), HOURS).scenes(scene -> {
                if (scene instanceof Visit visit) {
                    seen.see(person, visit);
                }
            });
        }
    }

    private interface Seen {
        void see(Person person, Visit visit);
    }

    private static final class Residuals {

        private final List<Double> values = new ArrayList<>();

        void add(double value) {
            values.add(value);
        }

        double mean() {
            return moment(1, 0);
        }

        double sigma() {
            return Math.sqrt(moment(2, mean()));
        }

        double skew() {
            return moment(3, mean()) / Math.pow(sigma(), 3);
        }

        double kurtosis() {
            return moment(4, mean()) / Math.pow(sigma(), 4);
        }

        private double moment(int power, double around) {
            return values.stream()
                    .mapToDouble(value -> {
                        double apart = value - around;
                        return power == 1 ? apart : power == 2 ? apart * apart : Math.pow(apart, power);
                    })
                    .average()
                    .orElseThrow();
        }
    }
}
