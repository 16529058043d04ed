package io.neuralfocus.scorer.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;

class LogOddsTest {

    @Test
    void shouldStartFromTheVeryFloatThatXgboostStartsFrom() throws Exception {
        Booster booster = TrainedModels.train(1, 1, 1, 0.5, Map.of("gamma", 1e9));
        String silent = new String(booster.toByteArray("json"), StandardCharsets.UTF_8)
                .replaceAll("\"split_conditions\":\\[[^]]*]", "\"split_conditions\":[0E0]");
        DMatrix row = new DMatrix(new float[TrainedModels.FEATURES], 1, TrainedModels.FEATURES, Float.NaN);
        SplittableRandom random = new SplittableRandom(5);
        int count = System.getProperty("focus.test.scale", "").equals("night") ? 20_000 : 800;
        for (int i = 0; i < count; i++) {
            float p = switch (i % 4) {
                case 0 -> (float) Math.pow(10, -random.nextDouble(0, 37));
                case 1 -> 1 - (float) Math.pow(10, -random.nextDouble(0.01, 7));
                default -> (float) random.nextDouble(0.001, 0.999);
            };
            String model = silent.replaceAll("\"base_score\":\"[^\"]*\"", "\"base_score\":\"" + p + "\"");
            byte[] bytes = model.getBytes(StandardCharsets.UTF_8);
            Booster loaded = XGBoost.loadModel(new ByteArrayInputStream(bytes));
            float expected = loaded.predict(row, true)[0][0];
            loaded.dispose();
            float found = ForestReader.read("silent", bytes, ModelLimits.USUAL).baseMargin();
            assertEquals(expected, found, "base score " + p + " at draw " + i);
        }
    }
}
