package io.neuralfocus.scorer.xgboost;

import io.neuralfocus.scorer.RefusedModelException;
import io.neuralfocus.scorer.Scorer;
import io.neuralfocus.scorer.VectorCheck;
import io.neuralfocus.scorer.trees.Forest;
import io.neuralfocus.scorer.trees.ForestReader;
import io.neuralfocus.scorer.trees.ModelLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Margins from XGBoost itself, predicted in place on one thread. */
public final class XgboostScorer implements Scorer {

    private final VectorCheck check;
    private final Booster booster;

    /** Native memory may not go while somebody reads it: scoring shares the lock, closing takes it alone. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private boolean closed;

    private XgboostScorer(VectorCheck check, Booster booster) {
        this.check = check;
        this.booster = booster;
    }

    /** Loads a model, once {@link ForestReader} has passed it. */
    public static XgboostScorer load(String name, byte[] model, List<String> features) throws IOException {
        Forest forest = ForestReader.read(name, model, ModelLimits.USUAL);
        if (forest.features() != features.size()) {
            throw new IllegalArgumentException(
                    features.size() + " names for the " + forest.features() + " features of the model");
        }
        try {
            Booster booster = XGBoost.loadModel(new ByteArrayInputStream(model));
            booster.setParam("nthread", 1);
            return new XgboostScorer(new VectorCheck(features), booster);
        } catch (XGBoostError e) {
            throw new RefusedModelException(name, "", "XGBoost does not load it: " + e.getMessage());
        }
    }

    @Override
    public List<String> features() {
        return check.features();
    }

    @Override
    public float margin(float[] vector) {
        check.vector(vector);
        return predict(vector, 1)[0][0];
    }

    @Override
    public void margins(float[] rows, int count, float[] margins) {
        check.rows(rows, count, margins);
        if (count == 0) {
            return;
        }
        int size = count * check.width();
        float[][] found = predict(rows.length == size ? rows : Arrays.copyOf(rows, size), count);
        for (int i = 0; i < count; i++) {
            margins[i] = found[i][0];
        }
    }

    private float[][] predict(float[] rows, int count) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("this scorer is closed");
            }
            return booster.inplace_predict(
                    rows, count, check.width(), Float.NaN, new int[] {0, 0}, Booster.PredictionType.kMargin, null);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost does not predict", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                booster.dispose();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
