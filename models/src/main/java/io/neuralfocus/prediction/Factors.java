package io.neuralfocus.prediction;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.explain.Explainer;
import io.neuralfocus.explain.Heuristics;
import io.neuralfocus.explain.Phrases;
import io.neuralfocus.feature.EventSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Why the risk is what it is: shares of the features as data, and sentences for people. */
final class Factors {

    private static final int MOST_SENTENCES = 5;
    private static final double[] NO_CONTRIBUTIONS = {};
    private static final List<String> NOTHING_STANDS_OUT = List.of("Pattern analysis");

    private final List<String> features;
    private final Heuristics heuristics;
    private final Optional<Explainer> explainer;
    private final Calibration calibration;

    Factors(List<String> features, Optional<Explainer> explainer, Calibration calibration) {
        this.features = features;
        this.heuristics = new Heuristics(features);
        this.explainer = explainer;
        this.calibration = calibration;
    }

    /** What each feature of each of these rows gives to its risk's margin; nothing at all if no factor is asked for. */
    double[] contributions(float[] rows, int count, int most) {
        if (explainer.isEmpty() || most == 0) {
            return NO_CONTRIBUTIONS;
        }
        double[] contributions = new double[count * features.size()];
        explainer.get().contributions(rows, count, contributions);
        return contributions;
    }

    /** The greatest contributions first, ties by the feature's place; a feature that gives nothing is no factor. */
    List<Factor> of(float[] vector, float margin, double[] contributions, int most) {
        double risk = calibration.probability(margin);
        return IntStream.range(0, contributions.length)
                .filter(i -> contributions[i] != 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(contributions[i])))
                .limit(most)
                .map(i -> {
                    float without = (float) (margin - contributions[i]);
                    String name = EventSequence.told(features.get(i));
                    String sentence = Phrases.sentence(name, vector[i], contributions[i]);
                    return new Factor(
                            name, vector[i], contributions[i], risk - calibration.probability(without), sentence);
                })
                .toList();
    }

    /** The plain signs first, then what the model says of features that they have not named, up to five. */
    List<String> sentences(float[] vector, List<Factor> factors) {
        List<Heuristics.Sign> signs = heuristics.signs(vector);
        List<String> sentences =
                new ArrayList<>(signs.stream().map(Heuristics.Sign::sentence).toList());
        for (Factor factor : factors) {
            boolean named =
                    signs.stream().anyMatch(sign -> features.get(sign.feature()).equals(factor.feature()));
            if (!named && sentences.size() < MOST_SENTENCES) {
                sentences.add(factor.sentence());
            }
        }
        return sentences.isEmpty() ? NOTHING_STANDS_OUT : sentences;
    }
}
