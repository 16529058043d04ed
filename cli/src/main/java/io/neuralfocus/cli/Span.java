package io.neuralfocus.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as it is written in options: {@code 5s}, {@code 250ms}, {@code 2m}, {@code 1h}. */
public record Span(long microseconds) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(us|ms|s|m|h)");
    private static final Map<String, Long> UNITS =
            Map.of("us", 1L, "ms", 1_000L, "s", 1_000_000L, "m", 60_000_000L, "h", 3_600_000_000L);

    long milliseconds() {
        return microseconds / 1_000;
    }

    /** Reads one; it must be longer than nothing. */
    static Span of(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no length of time: write 5s, 250ms, 2m or 1h");
        }
        long microseconds = Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 0L);
        if (microseconds == 0) {
            throw new IllegalArgumentException("'" + text + "' is no time at all: write 5s, 250ms, 2m or 1h");
        }
        return new Span(microseconds);
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<Span> {
        @Override
        public Span convert(String text) {
            try {
                return of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
