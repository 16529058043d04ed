package io.neuralfocus.training.trainer.xgboost;

import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.dataset.RowView;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Fitted;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Gradient-boosted trees, watched on rows that they are not fitted to and cut where those did best. */
public final class XgboostTrainer implements Trainer {

    private static final String FORMAT = "ubj";
    private static final String WATCHED = "watched";

    private final XgboostSettings settings;

    public XgboostTrainer(XgboostSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "xgboost";
    }

    @Override
    public List<Trainer> candidates() {
        return XgboostSettings.space().stream()
                .<Trainer>map(XgboostTrainer::new)
                .toList();
    }

    @Override
    public String settings() {
        return settings.toString();
    }

    @Override
    public int steps() {
        return settings.trees();
    }

    @Override
    public Fitted train(
            Head head, RowView train, float[] weights, RowView valid, Conditions conditions, Progress progress) {
        if (train.size() == 0) {
            throw new IllegalArgumentException("there are no rows to train the head " + head.label() + " on.");
        }
        try {
            Map<String, Object> parameters =
                    settings.parameters(head, train.schema().names(), conditions);
            return train(new Matrices(head, train, weights, valid), parameters, progress);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train: " + e.getMessage(), e);
        }
    }

    private Fitted train(Matrices matrices, Map<String, Object> parameters, Progress progress) throws XGBoostError {
        try (matrices) {
            Map<String, DMatrix> watched =
                    matrices.watched().map(valid -> Map.of(WATCHED, valid)).orElse(Map.of());
            Booster booster = XGBoost.train(matrices.train(), parameters, 0, watched, null, null);
            try {
                return grow(booster, matrices, progress);
            } finally {
                booster.dispose();
            }
        }
    }

    private Fitted grow(Booster booster, Matrices matrices, Progress progress) throws XGBoostError {
        int grown = 0;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        List<Double> losses = new ArrayList<>();
        boolean watching = matrices.watched().isPresent() && settings.patience() > 0;
        while (grown < settings.trees() && !(watching && grown - best >= settings.patience())) {
            booster.update(matrices.train(), grown++);
            progress.step();
            if (watching) {
                double loss = loss(booster, matrices.watched().orElseThrow(), grown);
                losses.add(loss);
                best = loss < least ? grown : best;
                least = Math.min(least, loss);
            }
        }
        // Unwatched, all trees are kept.
        best = best == 0 ? grown : best;
        byte[] model = best == grown ? booster.toByteArray(FORMAT) : Cut.to(booster, best);
        return new FittedTrees(settings.withTrees(best), model, matrices.features(), losses);
    }

    /** XGBoost answers in words: {@code [3]<tab>watched-logloss:0.61}. */
    private static double loss(Booster booster, DMatrix watched, int tree) throws XGBoostError {
        String told = booster.evalSet(new DMatrix[] {watched}, new String[] {WATCHED}, tree);
        return Double.parseDouble(
                told.substring(told.lastIndexOf(':') + 1).strip().toLowerCase(Locale.ROOT));
    }

    /** What a training holds outside the heap. */
    private static final class Matrices implements AutoCloseable {

        private final List<String> features;
        private final DMatrix train;
        private final Optional<DMatrix> watched;

        Matrices(Head head, RowView train, float[] weights, RowView valid) throws XGBoostError {
            this.features = train.schema().names();
            this.train = matrix(head, train);
            this.train.setWeight(weights);
            this.watched = valid.size() == 0 ? Optional.empty() : Optional.of(matrix(head, valid));
        }

        private static DMatrix matrix(Head head, RowView rows) throws XGBoostError {
            DMatrix matrix = new DMatrix(rows.vectors(), rows.size(), rows.width(), Float.NaN);
            matrix.setLabel(rows.labels(head));
            matrix.setFeatureNames(rows.schema().names().toArray(String[]::new));
            return matrix;
        }

        DMatrix train() {
            return train;
        }

        Optional<DMatrix> watched() {
            return watched;
        }

        List<String> features() {
            return features;
        }

        @Override
        public void close() {
            train.dispose();
            watched.ifPresent(DMatrix::dispose);
        }
    }
}
