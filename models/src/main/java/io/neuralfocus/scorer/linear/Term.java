package io.neuralfocus.scorer.linear;

/**
 * What one feature adds to the margin: weight x (shape(value) - centre) / scale. A missing value adds nothing, as one at
 * the centre does.
 *
 * @param scale greater than 0
 */
public record Term(Shape shape, double centre, double scale, double weight) {

    public Term {
        if (!Double.isFinite(centre) || !Double.isFinite(weight) || !(scale > 0) || !Double.isFinite(scale)) {
            throw new IllegalArgumentException("centre " + centre + ", scale " + scale + " and weight " + weight
                    + " are not finite numbers, the scale greater than 0");
        }
    }

    /** A feature that says nothing. */
    public static final Term NOTHING = new Term(Shape.PLAIN, 0, 1, 0);

    /** The value as the weight sees it: 0 at the centre, and where it is missing. */
    public double standard(float value) {
        return Float.isNaN(value) ? 0 : (shape.of(value) - centre) / scale;
    }

    double of(float value) {
        return weight * standard(value);
    }
}
