package io.neuralfocus.training.dataset;

import java.util.Optional;

/**
 * Whether rows hold nothing later than their instant. Each row is held against the vector that is made from the events at
 * or before its instant alone: what differs, even in a bit, has seen the future.
 */
public final class PointInTime {

    private PointInTime() {}

    /** Makes a vector from what is known at an instant and no later. */
    @FunctionalInterface
    public interface AsOf {
        float[] vector(long instantUs);
    }

    /** A value that was made from what came later. */
    public record Peek(long instantUs, String feature, float told, float known) {}

    /** The first value that peeks, of all rows of one stream. */
    public static Optional<Peek> first(RowView rows, AsOf asOf) {
        float[] told = new float[rows.width()];
        for (int i = 0; i < rows.size(); i++) {
            rows.vector(i, told, 0);
            float[] known = asOf.vector(rows.instantUs(i));
            for (int feature = 0; feature < told.length; feature++) {
                if (Float.floatToIntBits(told[feature]) != Float.floatToIntBits(known[feature])) {
                    return Optional.of(new Peek(
                            rows.instantUs(i), rows.schema().names().get(feature), told[feature], known[feature]));
                }
            }
        }
        return Optional.empty();
    }
}
