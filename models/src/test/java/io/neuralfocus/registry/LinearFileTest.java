package io.neuralfocus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.linear.LinearModel;
import io.neuralfocus.scorer.linear.Shape;
import io.neuralfocus.scorer.linear.Term;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearFileTest {

    private static final List<String> FEATURES = List.of("calm", "haste");
    private static final LinearModel MODEL =
            new LinearModel(-0.1, List.of(new Term(Shape.PLAIN, 1.5, 2, 1e-17), new Term(Shape.LOG, 0, 1, -3)));

    @Test
    void shouldReadWhatItWroteToTheLastBit() {
        assertEquals(MODEL, LinearFile.read("risk.linear.json", LinearFile.write(MODEL, FEATURES), FEATURES));
    }

    @Test
    void shouldRefuseByFileAndPlace() {
        String written = new String(LinearFile.write(MODEL, FEATURES), StandardCharsets.UTF_8);
        refused(written, FEATURES.subList(0, 1), "terms[1]");
        refused(written, List.of("calm", "haste", "hope"), "terms");
        refused(written.replace("haste", "hurry"), FEATURES, "terms[1]");
        refused(written.replace("\"log\"", "\"square\""), FEATURES, "terms[1].shape");
        refused(written.replace("\"scale\": 1.0", "\"scale\": 0.0"), FEATURES, "terms[1]");
        refused(written.replace("\"bias\"", "\"biass\""), FEATURES, "bias");
        refused(written.replace("-0.1", "\"much\""), FEATURES, "bias");
        refused(written.replaceFirst("\"format\": 1", "\"format\": 2"), FEATURES, "format");
        refused(written.substring(0, written.length() / 2), FEATURES, "");
        refused("[]", FEATURES, "");
    }

    private static void refused(String file, List<String> features, String place) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        RefusedModelException refusal = assertThrows(
                RefusedModelException.class, () -> LinearFile.read("risk.linear.json", bytes, features), file);
        String said = String.valueOf(refusal.getMessage());
        assertTrue(said.contains("risk.linear.json") && said.contains(place), said);
    }
}
