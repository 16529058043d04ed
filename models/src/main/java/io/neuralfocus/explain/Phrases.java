package io.neuralfocus.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One sentence about a feature's share in a risk, from the phrases in {@code phrases.tsv}. */
public final class Phrases {

    private static final Map<String, Phrase> SHIPPED = shipped();

    private record Phrase(ValueKind kind, String text, String other) {}

    private Phrases() {}

    /** For example {@code 12 s in this app: raises the risk}. A feature without a phrase is told by its name. */
    public static String sentence(String feature, float value, double contribution) {
        return described(feature, value) + (contribution < 0 ? ": lowers the risk" : ": raises the risk");
    }

    private static String described(String feature, float value) {
        if (Float.isNaN(value)) {
            return feature + " is missing";
        }
        Phrase phrase = SHIPPED.get(feature);
        if (phrase == null) {
            return feature + " = " + ValueKind.REAL.written(value);
        }
        return phrase.kind().saysTheOther(value)
                ? phrase.other()
                : phrase.text().replace("{}", phrase.kind().written(value));
    }

    private static Map<String, Phrase> shipped() {
        Map<String, Phrase> phrases = new HashMap<>();
        for (String line : lines("phrases.tsv")) {
            String[] cells = line.split("\t", -1);
            phrases.put(
                    cells[0],
                    new Phrase(ValueKind.valueOf(cells[1]), cells[2], cells.length > 3 ? cells[3] : cells[2]));
        }
        return phrases;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing beside " + Phrases.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    static boolean knows(String feature) {
        return SHIPPED.containsKey(feature);
    }
}
