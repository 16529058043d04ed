package io.neuralfocus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TitlePatternTest {

    @Test
    void shouldMatchWholeTitles() {
        assertTrue(TitlePattern.of("YouTube").matches("youtube"));
        assertFalse(TitlePattern.of("YouTube").matches("youtube music"));
        assertTrue(TitlePattern.of("* - YouTube").matches("cats - youtube"));
        assertTrue(TitlePattern.of("Netflix*").matches("netflix"));
        assertTrue(TitlePattern.of("*how to * - YouTube").matches("how to knit - youtube"));
        assertFalse(TitlePattern.of("*how to * - YouTube").matches("how to - youtube"));
    }

    @Test
    void shouldNotUseALetterTwice() {
        assertFalse(TitlePattern.of("ab*ba").matches("aba"));
        assertFalse(TitlePattern.of("*ab*bc").matches("abc"));
        assertTrue(TitlePattern.of("ab*ba").matches("abba"));
    }

    @Test
    void shouldMatchAsARegularExpressionDoes() {
        long seed = 5;
        Random random = new Random(seed);
        int fits = 0;
        for (int i = 0; i < 20_000; i++) {
            String pattern = letters(random, "ab*", 6);
            String title = letters(random, "ab", 8);
            String regex = pattern.replace("*", ".*");
            boolean expected = Pattern.matches(regex, title);
            assertEquals(
                    expected,
                    TitlePattern.of(pattern).matches(title),
                    "seed " + seed + ": " + pattern + " on " + title);
            fits += expected ? 1 : 0;
        }
        assertTrue(fits > 1_000, "hardly any pattern fitted");
    }

    private static String letters(Random random, String alphabet, int atMost) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
