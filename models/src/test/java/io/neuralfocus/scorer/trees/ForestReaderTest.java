package io.neuralfocus.scorer.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.scorer.RefusedModelException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is refused although every tree is a tree: XGBoost itself would not load it, or it contradicts itself. */
class ForestReaderTest {

    private static String json = "";
    private static byte[] ubj = {};

    @BeforeAll
    static void train() throws Exception {
        Booster booster = TrainedModels.train(5, 3, 2, 0.5, Map.of());
        json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
        ubj = booster.toByteArray("ubj");
        booster.dispose();
    }

    @Test
    void shouldReadBothNotationsAlike() {
        assertEquals(3, read(json).trees().size());
        assertEquals(3, ForestReader.read("ubj", ubj, ModelLimits.USUAL).trees().size());
    }

    @Test
    void shouldRefuseIterationsThatDoNotCoverTheTrees() {
        for (String told : new String[] {"[]", "[0]", "[0,1,2]", "[1,2,3]", "[0,2,1,3]", "[0,1,2,4]"}) {
            refused("\"iteration_indptr\":\\[[0-9,]*]", "\"iteration_indptr\":" + told, "iteration");
        }
    }

    @Test
    void shouldRefuseFeatureNamesThatAreNoNamesOrComeTwice() {
        refused("\"feature_names\":\\[]", "\"feature_names\":[1,2]", "a string is expected");
        refused("\"feature_names\":\\[]", "\"feature_names\":[\"a\",\"a\"]", "comes twice");
    }

    @Test
    void shouldRefuseNumbersThatAreNone() {
        refused("\"base_weights\":\\[[^,]*,", "\"base_weights\":[NaN,", "NaN");
        refused("\"loss_changes\":\\[[^,]*,", "\"loss_changes\":[-Infinity,", "-Infinity");
    }

    @Test
    void shouldRefuseTreesOfAnotherNumberOfFeatures() {
        refused("(\"num_deleted\":\"0\",\"num_feature\":)\"27\"", "$1\"17\"", "17");
    }

    @Test
    void shouldRefuseNoParallelTreeAndUnknownVersions() {
        refused("\"num_parallel_tree\":\"1\"", "\"num_parallel_tree\":\"0\"", "parallel");
        for (String version : new String[] {"[-1,0,0]", "[0,9,0]", "[99,0,0]", "[3,0]"}) {
            refused("\"version\":\\[[0-9,]*]", "\"version\":" + version, "version");
        }
    }

    @Test
    void shouldRefuseLengthsThatXgboostDoesNotRead() {
        // The first key's length, 'L' and eight bytes, told as one byte.
        byte[] shorter = new byte[ubj.length - 7];
        shorter[0] = ubj[0];
        shorter[1] = 'i';
        System.arraycopy(ubj, 9, shorter, 2, shorter.length - 2);
        RefusedModelException refusal =
                assertThrows(RefusedModelException.class, () -> ForestReader.read("ubj", shorter, ModelLimits.USUAL));
        assertTrue(refusal.reason().contains("length"), refusal::toString);
    }

    @Test
    void shouldTellTheByteInJsonToo() {
        RefusedModelException refusal = refusal(json.replace("\"name\":\"gbtree\"", "\"name\":,\"gbtree\""));
        assertFalse(refusal.place().endsWith("at byte 0"), refusal::toString);
        refusal = refusal(json.replaceFirst("\"left_children\":\\[[0-9]*", "\"left_children\":[\"x\""));
        int byteTold = Integer.parseInt(refusal.place().replaceAll(".* ", ""));
        int at = json.indexOf("\"left_children\":[") + "\"left_children\":[".length();
        assertEquals(at, byteTold, refusal::toString);
    }

    private static Forest read(String text) {
        return ForestReader.read("json", text.getBytes(StandardCharsets.UTF_8), ModelLimits.USUAL);
    }

    private static RefusedModelException refusal(String text) {
        return assertThrows(RefusedModelException.class, () -> read(text), text);
    }

    private static void refused(String from, String to, String reason) {
        String text = json.replaceFirst(from, to);
        assertFalse(text.equals(json), from);
        RefusedModelException refusal = refusal(text);
        assertTrue(refusal.reason().contains(reason) || refusal.place().contains(reason), refusal::toString);
    }
}
