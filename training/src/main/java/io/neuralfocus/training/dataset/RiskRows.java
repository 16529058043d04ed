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
            grow();
        }
        System.arraycopy(vector, 0, vectors, count * width, width);
        labels[count] = switched ? 1 : 0;
        users[count] = userNumbers.computeIfAbsent(user, name -> userNumbers.size());
        count++;
    }

    private void grow() {
        int capacity = capacityAfter(count, width);
        vectors = Arrays.copyOf(vectors, capacity * width);
        labels = Arrays.copyOf(labels, capacity);
        users = Arrays.copyOf(users, capacity);
    }

    /** Half as many again, but no more than an array of floats can hold. */
    static int capacityAfter(int count, int width) {
        int most = (Integer.MAX_VALUE - 8) / width;
        if (count >= most) {
            throw new IllegalStateException(count + " rows of " + width + " features are the most that fit.");
        }
        return (int) Math.min(most, Math.max(1024, count + (long) (count >> 1)));
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
