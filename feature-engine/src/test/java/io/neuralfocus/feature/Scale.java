package io.neuralfocus.feature;

/** How many cases a random test runs: few in the inner loop, a sample in verify, all at night. */
final class Scale {

    private Scale() {}

    static int of(int quick, int sample, int night) {
        String scale = System.getProperty("focus.test.scale", "sample");
        return switch (scale) {
            case "quick" -> quick;
            case "sample" -> sample;
            case "night" -> night;
            default ->
                throw new IllegalArgumentException(
                        "focus.test.scale is " + scale + "; it must be quick, sample or night");
        };
    }
}
