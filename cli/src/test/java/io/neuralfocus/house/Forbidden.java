package io.neuralfocus.house;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Calls whose answer depends on the machine, the hour or chance, as patterns over {@code owner.name(parameters)}. */
enum Forbidden {
    /** What time is it? Time is an argument. */
    CLOCK(
            "java.lang.System.(currentTimeMillis|nanoTime)()",
            "java.time.*.now()",
            "java.time.*.now(java.time.ZoneId)",
            "java.time.Clock.(system|tickMillis|tickSeconds|tickMinutes)*",
            "java.time.InstantSource.system()",
            "java.util.Calendar.getInstance*",
            "java.util.Date.<init>()"),

    /** Where does this machine stand, and what does it speak? Zone, locale and charset are named. */
    DEFAULTS(
            "java.time.ZoneId.systemDefault()",
            "java.time.Clock.systemDefaultZone()",
            "java.util.TimeZone.getDefault()",
            "java.util.GregorianCalendar.<init>()",
            "java.util.GregorianCalendar.<init>(int*)",
            "java.util.Date.(toString|toLocaleString)()",
            "java.util.Locale.getDefault*",
            "java.nio.charset.Charset.defaultCharset()",
            "java.lang.String.(toLowerCase|toUpperCase|getBytes)()",
            "java.lang.String.formatted*",
            "*.(format|printf)(java.lang.String,[Ljava.lang.Object;)",
            "java.lang.String.<init>([B)",
            "java.lang.String.<init>([B,int,int)",
            "java.io.ByteArrayOutputStream.toString()",
            "java.io.InputStreamReader.<init>(java.io.InputStream)",
            "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
            "java.io.(FileReader|FileWriter).<init>(java.(lang.String|io.File))",
            "java.io.FileWriter.<init>(java.(lang.String|io.File),boolean)",
            "java.io.(PrintStream|PrintWriter).<init>(java.(lang.String|io.File|io.OutputStream))",
            "java.io.(PrintStream|PrintWriter).<init>(java.io.OutputStream,boolean)",
            "java.util.Scanner.<init>(java.(io.InputStream|io.File|nio.file.Path))",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.text.DecimalFormat.<init>()",
            "java.text.DecimalFormat.<init>(java.lang.String)",
            "java.text.NumberFormat.get*Instance()",
            "java.text.SimpleDateFormat.<init>()",
            "java.text.SimpleDateFormat.<init>(java.lang.String)",
            "java.text.DateFormat.get*Instance*",
            "java.text.Collator.getInstance()",
            "java.time.format.DateTimeFormatter.ofLocalized*",
            "java.util.Formatter.<init>()",
            "java.util.Formatter.<init>(java.(lang.String|lang.Appendable|io.File|io.OutputStream|io.PrintStream))"),

    /** Toss a coin? Chance has a seed. */
    CHANCE(
            "java.lang.(Math|StrictMath).random()",
            "java.util.(Random|SplittableRandom).<init>()",
            "java.util.UUID.randomUUID()",
            "java.util.concurrent.ThreadLocalRandom.current()",
            "java.util.random.RandomGenerator.(of|getDefault)*",
            "java.util.Collections.shuffle(java.util.List)",
            "java.security.SecureRandom.<init>*");

    private final Pattern calls;

    Forbidden(String... patterns) {
        this.calls =
                Pattern.compile(Arrays.stream(patterns).map(Forbidden::toRegex).collect(Collectors.joining("|")));
    }

    /** A star stands for anything, a bar between alternatives in parentheses is one, all else means itself. */
    private static String toRegex(String pattern) {
        StringBuilder regex = new StringBuilder();
        boolean alternatives = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '(' && beginsAlternatives(pattern, i + 1)) {
                alternatives = true;
                regex.append("(?:");
            } else if (c == ')' && alternatives) {
                alternatives = false;
                regex.append(')');
            } else if (c == '|') {
                regex.append('|');
            } else if (c == '*') {
                regex.append(".*");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    /** Whether a bar comes before any other parenthesis. */
    private static boolean beginsAlternatives(String pattern, int from) {
        int i = from;
        while (i < pattern.length() && "(|)".indexOf(pattern.charAt(i)) < 0) {
            i++;
        }
        return i < pattern.length() && pattern.charAt(i) == '|';
    }

    boolean matches(CodeUnitAccessTarget call) {
        return calls.matcher(signature(call)).matches();
    }

    private static String signature(CodeUnitAccessTarget call) {
        return call.getOwner().getName() + "." + call.getName()
                + call.getRawParameterTypes().stream().map(HasName::getName).collect(Collectors.joining(",", "(", ")"));
    }
}
