package io.neuralfocus.scorer.linear;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a feature's value is bent before it is weighed. */
public enum Shape {
    PLAIN {
        @Override
        double of(double value) {
            return value;
        }
    },
    /** log(1 + value), for counts and times, of which one more means less the more there are; below 0 as at 0. */
    LOG {
        @Override
        double of(double value) {
            return StrictMath.log1p(Math.max(0, value));
        }
    };

    abstract double of(double value);

    /** As it is written in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Shape> named(String label) {
        return Arrays.stream(values())
                .filter(shape -> shape.label().equals(label))
                .findFirst();
    }
}
