package io.neuralfocus.calibration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Draws people whom a calibration has never seen, each at a few scores: the true rate beside the probability, and the
 * interval that should hold 8 of 10. Run with the file to write, {@code docs/pictures/people-spread.svg}.
 */
final class PeopleSpreadPicture {

    private static final int SIZE = 520;
    private static final int EDGE = 50;
    private static final double DIFFERING = 0.6;
    private static final float[] SCORES = {-3f, -2f, -1f, 0f, 1f, 2f};

    private PeopleSpreadPicture() {}

    public static void main(String[] arguments) throws IOException {
        SplittableRandom random = new SplittableRandom(41);
        Population seen = new Population(random, 300, DIFFERING);
        Calibration calibration = Calibration.fit(seen.margins, seen.happened, seen.people);
        StringBuilder dots = new StringBuilder();
        int inside = 0;
        int all = 0;
        for (int person = 0; person < 400; person++) {
            double own = random.nextGaussian() * DIFFERING;
            for (float score : SCORES) {
                Estimate estimate = calibration.at(score);
                double rate = Population.rate(score, own);
                boolean isInside = rate >= estimate.lo() && rate <= estimate.hi();
                inside += isInside ? 1 : 0;
                all++;
                dots.append(told(
                        "<circle cx='%.1f' cy='%.1f' r='1.5' fill='%s' fill-opacity='0.7'/>%n",
                        x(estimate.probability()) + (person % 40 - 20) * 0.45,
                        y(rate),
                        isInside ? "#1b6ca8" : "#d1495b"));
            }
        }
        StringBuilder bars = new StringBuilder();
        for (float score : SCORES) {
            Estimate estimate = calibration.at(score);
            bars.append(told(
                    "<rect x='%.1f' y='%.1f' width='20' height='%.1f' fill='#f2b134' fill-opacity='0.45'/>%n",
                    x(estimate.probability()) - 10, y(estimate.hi()), y(estimate.lo()) - y(estimate.hi())));
        }
        String title =
                told("%d of %d points of 400 unseen people lie inside (%.0f %%)", inside, all, 100.0 * inside / all);
        String svg = told(
                        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'>%n",
                        SIZE, SIZE)
                + told("<rect width='%d' height='%d' fill='white'/>%n", SIZE, SIZE)
                + told("<text x='%d' y='24' font-size='14'>%s</text>%n", EDGE, title)
                + told("<path d='M%.1f %.1f L%.1f %.1f' stroke='#999'/>%n", x(0), y(0), x(1), y(1))
                + told("<path d='M%.1f %.1f V%.1f H%.1f' fill='none' stroke='black'/>%n", x(0), y(1), y(0), x(1))
                + told(
                        "<text x='%d' y='%d' font-size='12'>calibrated probability, 0 to 1</text>%n",
                        SIZE / 2 - 80, SIZE - 18)
                + told(
                        "<text x='16' y='%d' font-size='12' transform='rotate(-90 16 %d)'>a person's true rate, 0 to 1</text>%n",
                        SIZE / 2 + 80, SIZE / 2 + 80)
                + bars
                + dots
                + "</svg>\n";
        Files.writeString(Path.of(arguments[0]), svg, StandardCharsets.UTF_8);
    }

    private static double x(double value) {
        return EDGE + value * (SIZE - 2 * EDGE);
    }

    private static double y(double value) {
        return SIZE - EDGE - value * (SIZE - 2 * EDGE);
    }

    private static String told(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }
}
