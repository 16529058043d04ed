package io.neuralfocus.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.training.evaluation.Evaluation;
import io.neuralfocus.training.evaluation.JudgedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The report of one model on the rows it was judged on.
 *
 * @param about the first line: how the rows were split, and what that allows to be said
 * @param record what training told of itself in the card
 * @param explained what the trees look at; empty of other models
 */
public record Report(String about, Evaluation evaluation, JsonNode record, Optional<Explained> explained) {

    public static final String PAGE = "report.html";

    /** The first line where users were split. */
    public static String byUser(String part) {
        return "Split by user: the people judged here (" + part + ") were not learnt from.";
    }

    /** The first line where there were too few users to split them. */
    public static final String BY_TIME_ONLY =
            "Split by time only, for there were fewer than ten users: the last sessions judge, earlier ones were"
                    + " learnt from, whosever they are. This says nothing about new users.";

    /** The first line where nobody asked for a part of the users. */
    public static final String EVERYBODY =
            "All rows that were given: some of these people may be among those that were learnt from.";

    /** The picture of what probabilities are worth alone, as PNG. */
    public static byte[] reliability(Evaluation evaluation) {
        return Probabilities.reliability(evaluation).png();
    }

    /** The page and its pictures, by their file names. */
    public Map<String, byte[]> files() {
        List<Picture> pictures = pictures();
        Map<String, byte[]> files = new TreeMap<>();
        pictures.forEach(picture -> files.put(picture.fileName(), picture.png()));
        String html = new Page(about, JudgedJson.of(evaluation), record, pictures).html();
        files.put(PAGE, html.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>();
        if (evaluation.outcomes().ofBothKinds()) {
            pictures.add(Rankings.roc(evaluation));
            pictures.add(Rankings.precision(evaluation));
            pictures.add(Probabilities.reliability(evaluation));
            pictures.add(Probabilities.histograms(evaluation));
        }
        if (!evaluation.rivals().isEmpty()) {
            pictures.add(Against.picture(evaluation));
        }
        if (Slices.canBeDrawn(evaluation)) {
            pictures.add(Slices.picture(evaluation));
        }
        explained.filter(Explained::saysAnything).ifPresent(trees -> {
            pictures.add(Explanations.gain(trees));
            pictures.add(Explanations.summary(trees));
            pictures.add(Explanations.dependence(trees));
        });
        LearningCurve.of(record).ifPresent(curve -> pictures.add(curve.picture()));
        return pictures;
    }
}
