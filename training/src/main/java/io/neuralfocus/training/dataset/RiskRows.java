package io.neuralfocus.training.dataset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Labelled rows of one schema, as one block of floats. */
public final class RiskRows {

    private final int width;
    private float[] vectors = new float[0];
    private float[] labels = new float[0];
    private int[] users = new int[0];
    private int count;
    private final Map<String, Integer> userNumbers = new LinkedHashMap<>();

    public RiskRows(int width) {
        this.width = width;
    }

    /** Adds a copy of the vector. */
    public void add(String user, float[] vector, boolean switched) {
        if (count == labels.length) {
            grow(Math.max(1024, count + (count >> 1)));
        }
        System.arraycopy(vector, 0, vectors, count * width, width);
        labels[count] = switched ? 1 : 0;
        users[count] = userNumbers.computeIfAbsent(user, name -> userNumbers.size());
        count++;
    }

    private void grow(int capacity) {
        if ((long) capacity * width > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(count + " rows of " + width + " features are the most that fit.");
        }
        vectors = Arrays.copyOf(vectors, capacity * width);
        labels = Arrays.copyOf(labels, capacity);
        users = Arrays.copyOf(users, capacity);
    }

    /** The rows of the users that pass. */
    public RiskRows of(Predicate<String> chosen) {
        RiskRows some = new RiskRows(width);
        List<String> names = userNames();
        boolean[] passes = new boolean[names.size()];
        for (int user = 0; user < passes.length; user++) {
            passes[user] = chosen.test(names.get(user));
        }
        float[] vector = new float[width];
        for (int i = 0; i < count; i++) {
            if (passes[users[i]]) {
                System.arraycopy(vectors, i * width, vector, 0, width);
                some.add(names.get(users[i]), vector, labels[i] > 0);
            }
        }
        return some;
    }

    public int size() {
        return count;
    }

    public int width() {
        return width;
    }

    /** The users in the order of their first rows. */
    public List<String> userNames() {
        return List.copyOf(userNumbers.keySet());
    }

    public int userCount() {
        return userNumbers.size();
    }

    /** All vectors, one after the other. */
    public float[] vectors() {
        return Arrays.copyOf(vectors, count * width);
    }

    /** 1 where a switch came, else 0. */
    public float[] labels() {
        return Arrays.copyOf(labels, count);
    }

    /** Whose row it is, as a number of its own for each user. */
    public int[] people() {
        return Arrays.copyOf(users, count);
    }

    /** The share of rows after which a switch came; 0 of none. */
    public double baseRate() {
        double switched = 0;
        for (int i = 0; i < count; i++) {
            switched += labels[i];
        }
        return count == 0 ? 0 : switched / count;
    }
}
