package io.neuralfocus.event.json;

import io.neuralfocus.event.RejectionCode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decimal numbers from outside, exact. A number like 1e-999999999 is short to write and takes gigabytes to round the
 * plain way, so magnitudes are looked at before digits are.
 */
final class Numbers {

    private static final int MOST_DIGITS = 100;
    private static final int MICROS_DIGITS = 6;

    private Numbers() {}

    static BigDecimal decimal(String text, String field, RejectionCode code) throws Broken {
        if (text.length() > MOST_DIGITS) {
            throw none(field, code);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException beyondAnyScale) {
            throw none(field, code);
        }
    }

    /** What is said of a value that is no such number. */
    static Broken none(String field, RejectionCode code) {
        return new Broken(code, field + " is not a number of at most " + MOST_DIGITS + " digits");
    }

    /** A number of seconds from 0 to {@code mostSeconds} in microseconds, rounded half to even beyond them. */
    static long micros(BigDecimal seconds, String field, long mostSeconds) throws Broken {
        if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(mostSeconds)) > 0) {
            throw new Broken(
                    RejectionCode.INVALID_DURATION, field + " is not a number of seconds between 0 and " + mostSeconds);
        }
        return isBelow(seconds, -MICROS_DIGITS)
                ? 0
                : seconds.setScale(MICROS_DIGITS, RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .longValueExact();
    }

    /** Whether a number is smaller than a tenth of 10 to this power. */
    private static boolean isBelow(BigDecimal number, int power) {
        return (long) number.precision() - number.scale() < power;
    }

    /** A positive number of milliseconds, not beyond {@code mostSeconds}, in whole seconds begun. */
    static long secondsBegun(BigDecimal millis, long mostSeconds, String field) throws Broken {
        if (millis.compareTo(BigDecimal.valueOf(mostSeconds * 1000)) > 0) {
            throw new Broken(RejectionCode.INVALID_DURATION, field + " is more than " + mostSeconds + " seconds");
        }
        return isBelow(millis, 0)
                ? 1
                : Math.max(
                        1,
                        millis.movePointLeft(3)
                                .setScale(0, RoundingMode.CEILING)
                                .longValueExact());
    }

    /** Whether a number is whole and not beyond {@code most} either way. */
    static boolean isWhole(BigDecimal number, long most) {
        return number.abs().compareTo(BigDecimal.valueOf(most)) <= 0
                && (number.signum() == 0
                        || (!isBelow(number, 1) && number.stripTrailingZeros().scale() <= 0));
    }
}
