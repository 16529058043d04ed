package io.neuralfocus.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a feature's value is written for people, the same in every locale. */
enum ValueKind {
    COUNT,
    REAL,
    SECONDS,
    DURATION,
    MINUTES,
    PERCENT,
    HOUR,
    DAY,
    FLAG,
    TREND;

    private static final String[] DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

    String written(float value) {
        return switch (this) {
            case COUNT, FLAG, TREND -> rounded(value, 0);
            case REAL -> rounded(value, 1);
            case SECONDS -> rounded(value, 1) + " s";
            case DURATION -> value < 180 ? rounded(value, 0) + " s" : rounded(value / 60, 0) + " min";
            case MINUTES -> rounded(value, 0) + " min";
            case PERCENT -> rounded(value * 100, 0) + " %";
            case HOUR -> rounded(value, 0) + " o'clock";
            case DAY -> value >= 0 && value < 7 ? DAYS[(int) value] : rounded(value, 0);
        };
    }

    /** Flags and trends have two phrases and no value. */
    boolean saysTheOther(float value) {
        return (this == FLAG || this == TREND) && value <= 0;
    }

    /** The value itself rounded, ties to even: not the shortest decimal that stands for it. */
    static String rounded(float value, int places) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }
}
