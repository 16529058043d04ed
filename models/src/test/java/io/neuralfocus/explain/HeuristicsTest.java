package io.neuralfocus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.feature.FeatureSchema;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeuristicsTest {

    private static final List<String> NAMES = FeatureSchema.v1().names();

    @Test
    void shouldTellAllFiveSignsInTheirOrder() {
        float[] vector = calm();
        set(vector, "keystroke_rate", 1.99f);
        set(vector, "context_switches_30s", 3);
        set(vector, "mouse_speed_std", 501);
        set(vector, "is_browser", 1);
        set(vector, "minutes_since_last_break", 91);
        assertEquals(
                List.of(
                        "Low typing activity (2.0 keys/s)",
                        "3 app switches in 30s",
                        "Erratic mouse movement (jitter: 501)",
                        "Currently in browser (high distraction risk)",
                        "No break in 91 minutes (fatigue)"),
                sentences(vector));
    }

    @Test
    void shouldBeSilentAtTheThresholdsThemselves() {
        float[] vector = calm();
        set(vector, "keystroke_rate", 2);
        set(vector, "context_switches_30s", 2);
        set(vector, "mouse_speed_std", 500);
        set(vector, "minutes_since_last_break", 90);
        set(vector, "is_browser", 1);
        set(vector, "is_ide", 1);
        assertEquals(List.of(), sentences(vector));
    }

    @Test
    void shouldRoundTiesToEven() {
        float[] vector = calm();
        set(vector, "keystroke_rate", 0.25f);
        set(vector, "mouse_speed_std", 502.5f);
        assertEquals(
                List.of("Low typing activity (0.2 keys/s)", "Erratic mouse movement (jitter: 502)"), sentences(vector));
    }

    @Test
    void shouldSayNothingOfWhatIsMissing() {
        float[] vector = new float[NAMES.size()];
        Arrays.fill(vector, Float.NaN);
        assertEquals(List.of(), sentences(vector));
        assertEquals(List.of(), new Heuristics(List.of("other")).signs(new float[1]));
    }

    @Test
    void shouldHaveAPhraseForEveryFeature() {
        for (FeatureSchema schema : FeatureSchema.all()) {
            for (String feature : schema.names()) {
                assertTrue(Phrases.knows(feature), feature);
            }
        }
    }

    @Test
    void shouldTellValuesAsPeopleReadThem() {
        assertEquals("12 s in this app: raises the risk", Phrases.sentence("time_in_current_app", 12, 0.3));
        assertEquals("5 min in this app: lowers the risk", Phrases.sentence("time_in_current_app", 300, -0.3));
        assertEquals("Not in a browser: lowers the risk", Phrases.sentence("is_browser", 0, -1));
        assertEquals("It is Wednesday: raises the risk", Phrases.sentence("day_of_week", 2, 1));
        assertEquals("Typing is slowing down: raises the risk", Phrases.sentence("keystroke_interval_trend", 0.1f, 1));
        assertEquals("is_ide is missing: raises the risk", Phrases.sentence("is_ide", Float.NaN, 1));
    }

    private static List<String> sentences(float[] vector) {
        return new Heuristics(NAMES)
                .signs(vector).stream().map(Heuristics.Sign::sentence).toList();
    }

    private static float[] calm() {
        float[] vector = new float[NAMES.size()];
        set(vector, "keystroke_rate", 5);
        return vector;
    }

    private static void set(float[] vector, String feature, float value) {
        vector[NAMES.indexOf(feature)] = value;
    }
}
