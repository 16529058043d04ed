package io.neuralfocus.store.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonKeyTest {

    @Test
    void shouldTakeNamesThatCanBeWritten() {
        for (String name :
                List.of("a", "Ada Lovelace", "ada@example.org", "çağrı", "太郎", "a".repeat(50), "🙂".repeat(50))) {
            assertEquals(name, new PersonKey("default", name).user());
            assertEquals(name, new PersonKey(name, "ada").tenant());
        }
    }

    @Test
    void shouldSayInOneSentenceWhyANameCannotBe() {
        Map<String, String> reasons = Map.of(
                "",
                "empty",
                "a".repeat(51),
                "too long",
                " 12",
                "blank",
                "ada ",
                "blank",
                "\u00a0ada",
                "blank",
                "\n",
                "blank",
                "a\u0000b",
                "control",
                "a\u202eb",
                "control",
                "a\ud800",
                "control");
        reasons.forEach((name, reason) -> {
            for (InvalidNameException refused : List.of(
                    assertThrows(InvalidNameException.class, () -> new PersonKey("default", name)),
                    assertThrows(InvalidNameException.class, () -> new PersonKey(name, "ada")))) {
                String message = String.valueOf(refused.getMessage());
                assertTrue(message.contains(reason), message);
                assertTrue(message.endsWith("."), message);
                assertEquals(1, message.lines().count(), message);
            }
        });
    }
}
