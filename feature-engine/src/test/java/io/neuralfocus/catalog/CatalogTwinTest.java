package io.neuralfocus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.event.AppName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The lookup against its naive twin, with every name of the shipped file and with random questions round them. */
class CatalogTwinTest {

    private static final List<Namespace> ALL = List.of(Namespace.values());

    private final Catalog shipped = Catalog.shipped();
    private final NaiveLookup twin = new NaiveLookup();

    @Test
    void shouldFindEveryNameOfTheShippedFileWholeAndCut() {
        for (NaiveLookup.Line line : twin.lines()) {
            assertEquals(line.app(), shipped.find(line.namespace(), line.ident()), line::toString);
            assertEquals(line.app(), shipped.find(AppName.of(line.ident())), line::toString);
            assertEquals(line.app(), shipped.find(AppName.of(NaiveLookup.cut(line.ident()))), line::toString);
        }
    }

    @Test
    void shouldAnswerAsTheTwinDoes() {
        long seed = 20260117;
        Random random = new Random(seed);
        int questions = "night".equals(System.getProperty("focus.test.scale")) ? 200_000 : 4_000;
        int known = 0;
        for (int i = 0; i < questions; i++) {
            String name = question(random);
            Namespace namespace = ALL.get(random.nextInt(ALL.size()));
            String told = "seed " + seed + ", question " + i + ": " + name;
            AppEntry anywhere = shipped.find(AppName.of(name));
            assertEquals(twin.find(ALL, name), anywhere, told);
            assertEquals(twin.find(List.of(namespace), name), shipped.find(namespace, name), told);
            known += anywhere.equals(AppEntry.UNKNOWN) ? 0 : 1;
        }
        assertEquals(true, known > questions / 4 && known < questions * 3 / 4, "questions of one kind only: " + known);
    }

    /** A known name, bent in a way in which agents and hosts bend them, or in one that must not be forgiven. */
    private String question(Random random) {
        String name = twin.lines().get(random.nextInt(twin.lines().size())).ident();
        String host = name.toLowerCase(Locale.ROOT);
        return switch (random.nextInt(14)) {
            case 0 -> name;
            case 1 -> name.toUpperCase(Locale.ROOT);
            case 2 -> name.toLowerCase(Locale.forLanguageTag("tr"));
            case 3 -> NaiveLookup.cut(name);
            case 4 -> name.substring(0, random.nextInt(name.length() + 1));
            case 5 -> "m." + host;
            case 6 -> "a.b-1." + host;
            case 7 -> host.substring(host.indexOf('.') + 1);
            case 8 -> name + "x";
            case 9 -> "x" + name;
            case 10 -> "." + host;
            case 11 -> ("x".repeat(random.nextInt(300)) + "." + host);
            case 12 -> anySuffix(random);
            default -> letters(random);
        };
    }

    private static String anySuffix(Random random) {
        List<String> suffixes =
                ShippedFiles.suffixes().listed().stream().sorted().toList();
        String suffix = suffixes.get(random.nextInt(suffixes.size()));
        return random.nextBoolean() ? suffix : "somebody." + suffix;
    }

    private static String letters(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(5) == 0 ? '.' : 'a' + random.nextInt(26));
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
