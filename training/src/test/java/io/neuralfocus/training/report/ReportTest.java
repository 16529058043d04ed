package io.neuralfocus.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralfocus.training.evaluation.Evaluation;
import io.neuralfocus.training.evaluation.Judge;
import io.neuralfocus.training.evaluation.JudgedJson;
import io.neuralfocus.training.evaluation.Outcomes;
import io.neuralfocus.training.evaluation.Rival;
import io.neuralfocus.training.evaluation.Slicing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final int ROWS = 3_000;
    private static final Set<String> ALL = Set.of(
            "report.html",
            "roc.png",
            "precision_recall.png",
            "reliability.png",
            "score_histograms.png",
            "against.png",
            "slices.png",
            "gain.png",
            "shap_summary.png",
            "dependence.png",
            "learning_curve.png");

    private static Evaluation evaluation(int users) {
        Random random = new Random(5);
        boolean[] happened = new boolean[ROWS];
        int[] owners = new int[ROWS];
        int[] hours = new int[ROWS];
        double[] told = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            told[row] = (1 + random.nextInt(99)) / 100.0;
            happened[row] = random.nextDouble() < told[row];
            owners[row] = row % users;
            hours[row] = row % 3;
        }
        Outcomes outcomes = new Outcomes(
                happened, owners, new long[ROWS], List.of(new Slicing("hour", List.of("08", "09", "10"), hours)));
        Judge judge = new Judge(100, 7);
        double[] blurred = Arrays.stream(told).map(p -> 0.25 + p / 2).toArray();
        double[] noisy = Arrays.stream(told)
                .map(p -> Math.min(1, Math.max(0, p + 0.3 * random.nextGaussian())))
                .toArray();
        return Evaluation.of("trees_v2", outcomes, told, judge)
                .beside(Rival.Role.VERSION, "trees_v1", "The <champion>.", noisy, judge)
                .beside(Rival.Role.BASELINE, "blurred", "Half as sure.", blurred, judge);
    }

    private static Explained explained() {
        Random random = new Random(6);
        int rows = 500;
        float[] values = new float[rows * 3];
        double[] contributions = new double[values.length];
        for (int row = 0; row < rows; row++) {
            values[3 * row] = (float) Math.floor(Math.exp(6 * random.nextDouble()) - 1);
            values[3 * row + 1] = random.nextInt(2);
            values[3 * row + 2] = Float.NaN;
            contributions[3 * row] = -Math.log1p(values[3 * row]) + 2 + 0.2 * random.nextGaussian();
            contributions[3 * row + 1] = values[3 * row + 1] > 0 ? 0.3 : -0.2;
            contributions[3 * row + 2] = 0.01 * random.nextGaussian();
        }
        return new Explained(
                List.of("time_in_app", "is_it", "never_told"),
                List.of("s", "1", "1"),
                new double[] {70, 25, 5},
                values,
                contributions);
    }

    private static JsonNode record() throws IOException {
        return new ObjectMapper().readTree("""
                        {"note": "a & b", "parameters": {"trees": 3,
                         "learning_curve": {"steps": "trees", "log_loss": [0.69, 0.62, 0.6, 0.61], "kept": 3}}}
                        """);
    }

    private static Report report() throws IOException {
        return new Report(Report.byUser("valid"), evaluation(12), record(), Optional.of(explained()));
    }

    private static String page(Map<String, byte[]> files) {
        return new String(files.getOrDefault(Report.PAGE, new byte[0]), StandardCharsets.UTF_8);
    }

    @Test
    void shouldNeedNothingBesideItselfAndNoNetwork() throws IOException {
        Map<String, byte[]> files = report().files();
        assertEquals(ALL, files.keySet());
        String page = page(files);
        assertFalse(page.toLowerCase(Locale.ROOT).contains("http"), "a reference to the network");
        assertFalse(page.contains("<script"), "a script");
        assertFalse(page.contains("<link"), "a link");
        Matcher sources = Pattern.compile("src=\"([^\"]{0,40})").matcher(page);
        int pictures = 0;
        while (sources.find()) {
            assertTrue(sources.group(1).startsWith("data:image/png;base64,"), sources.group(1));
            pictures++;
        }
        assertEquals(ALL.size() - 1, pictures);
        assertTrue(page.contains("The &lt;champion&gt;."), "text is escaped");
    }

    @Test
    void shouldDrawPicturesThatAreNotBlank() throws IOException {
        for (Map.Entry<String, byte[]> file : report().files().entrySet()) {
            if (file.getKey().endsWith(".png")) {
                BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file.getValue()));
                assertTrue(picture.getWidth() >= 800 && picture.getHeight() >= 200, file.getKey());
                Set<Integer> colours = new HashSet<>();
                int inked = 0;
                for (int x = 0; x < picture.getWidth(); x++) {
                    for (int y = 0; y < picture.getHeight(); y++) {
                        colours.add(picture.getRGB(x, y));
                        inked += (picture.getRGB(x, y) & 0xffffff) == 0xffffff ? 0 : 1;
                    }
                }
                assertTrue(colours.size() > 20, file.getKey() + " has " + colours.size() + " colours");
                assertTrue(inked > picture.getWidth() * picture.getHeight() / 100, file.getKey() + " is almost blank");
            }
        }
    }

    @Test
    void shouldShowTheNumbersThatProgramsGet() throws IOException {
        Report report = report();
        JsonNode numbers = JudgedJson.of(report.evaluation());
        Matcher cells = Pattern.compile("data-field=\"([^\"]+)\">([^<]*)<").matcher(page(report.files()));
        int met = 0;
        while (cells.find()) {
            JsonNode number = numbers.at(cells.group(1));
            assertTrue(number.isNumber() || cells.group(2).equals(Words.ABSENT), cells.group(1));
            if (number.isNumber()) {
                double shown = Double.parseDouble(cells.group(2).replace(",", ""));
                assertEquals(number.asDouble(), shown, 0.000_05, cells.group(1));
                met++;
            }
        }
        assertTrue(met > 80, met + " numbers");
    }

    @Test
    void shouldSayOnItsFirstLineThatTheSplitWasByTimeOnly() throws IOException {
        Report report = new Report(Report.BY_TIME_ONLY, evaluation(3), record(), Optional.empty());
        String page = page(report.files());
        String body = page.substring(page.indexOf("<body>") + "<body>".length()).strip();
        assertTrue(body.startsWith("<p class=\"about\">Split by time only"), body.substring(0, 80));
        assertTrue(page.contains("draws of 3 days"), "which days were drawn");
    }

    @Test
    void shouldTellOfRowsOfOneKindWhatCanBeTold() {
        Outcomes calm = new Outcomes(new boolean[4], new int[4], new long[4], List.of());
        Evaluation evaluation = Evaluation.of("m_v1", calm, new double[] {0.1, 0.2, 0.3, 0.4}, new Judge(10, 7));
        Map<String, byte[]> files =
                new Report("About.", evaluation, new ObjectMapper().createObjectNode(), Optional.empty()).files();
        assertEquals(Set.of("report.html"), files.keySet());
        assertTrue(page(files).contains("data-field=\"/auc\">" + Words.ABSENT));
    }
}
