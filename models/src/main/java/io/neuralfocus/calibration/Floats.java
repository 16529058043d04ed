package io.neuralfocus.calibration;

/** Floats in whole numbers. */
final class Floats {

    private Floats() {}

    /** A number that rises with the float; both zeros have the same. */
    static int ordinal(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }
}
