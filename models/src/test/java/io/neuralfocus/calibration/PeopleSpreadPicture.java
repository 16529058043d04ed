package io.neuralfocus.calibration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Draws people whom a calibration has never seen, each at a few scores: the true rate beside the probability, and the
 * interval that should hold 8 of 10. {@code dev/people-spread} runs it.
 */
final class PeopleSpreadPicture {

    private static final int SIZE = 520;
    private static final int EDGE = 50;
    private static final int UNSEEN = 400;
    private static final float[] SCORES = {-3f, -2f, -1f, 0f, 1f, 2f};

    private final StringBuilder svg = new StringBuilder();
    private int left;

    private PeopleSpreadPicture() {}

    public static void main(String[] arguments) throws IOException {
        PeopleSpreadPicture picture = new PeopleSpreadPicture();
        picture.add(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'>",
                2 * SIZE, SIZE);
        picture.add("<rect width='%d' height='%d' fill='white'/>", 2 * SIZE, SIZE);
        picture.draw(300, 0.6);
        picture.left = SIZE;
        picture.draw(30, 0.1);
        picture.add("</svg>");
        Files.writeString(Path.of(arguments[0]), picture.svg, StandardCharsets.UTF_8);
    }

    private void draw(int seenPeople, double differing) {
        SplittableRandom random = new SplittableRandom(41);
        Population seen = new Population(random, seenPeople, differing);
        Calibration calibration = Calibration.fit(seen.margins, seen.happened, seen.people);
        axes();
        for (float score : SCORES) {
            Estimate estimate = calibration.at(score);
            add(
                    "<rect x='%.1f' y='%.1f' width='20' height='%.1f' fill='#f2b134' fill-opacity='0.45'/>",
                    x(estimate.probability()) - 10, y(estimate.hi()), y(estimate.lo()) - y(estimate.hi()));
        }
        int inside = 0;
        for (int person = 0; person < UNSEEN; person++) {
            double own = random.nextGaussian() * differing;
            for (float score : SCORES) {
                Estimate estimate = calibration.at(score);
                double rate = Population.rate(score, own);
                boolean isInside = rate >= estimate.lo() && rate <= estimate.hi();
                inside += isInside ? 1 : 0;
                add(
                        "<circle cx='%.1f' cy='%.1f' r='1.5' fill='%s' fill-opacity='0.7'/>",
                        x(estimate.probability()) + (person % 40 - 20) * 0.45,
                        y(rate),
                        isInside ? "#1b6ca8" : "#d1495b");
            }
        }
        int all = UNSEEN * SCORES.length;
        add(
                "<text x='%.1f' y='20' font-size='14'>%d people seen, who differ by %.1f in log-odds:</text>",
                x(0), seenPeople, differing);
        add(
                "<text x='%.1f' y='38' font-size='14'>of %d unseen ones %.0f %% lie inside (%d of %d points)</text>",
                x(0), UNSEEN, 100.0 * inside / all, inside, all);
    }

    private void axes() {
        add("<path d='M%.1f %.1f L%.1f %.1f' stroke='#999'/>", x(0), y(0), x(1), y(1));
        add("<path d='M%.1f %.1f V%.1f H%.1f' fill='none' stroke='black'/>", x(0), y(1), y(0), x(1));
        for (double at = 0; at <= 1; at += 0.25) {
            add("<text x='%.1f' y='%.1f' font-size='11' text-anchor='middle'>%.2f</text>", x(at), y(0) + 15, at);
            add("<text x='%.1f' y='%.1f' font-size='11' text-anchor='end'>%.2f</text>", x(0) - 5, y(at) + 4, at);
        }
        add(
                "<text x='%.1f' y='%d' font-size='12' text-anchor='middle'>calibrated probability</text>",
                x(0.5), SIZE - 14);
        add(
                "<text x='%d' y='%.1f' font-size='12' text-anchor='middle' transform='rotate(-90 %d %.1f)'>a person's true"
                        + " rate</text>",
                left + 13, y(0.5), left + 13, y(0.5));
    }

    private double x(double value) {
        return left + EDGE + value * (SIZE - 2 * EDGE);
    }

    private static double y(double value) {
        return SIZE - EDGE - value * (SIZE - 2 * EDGE);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
