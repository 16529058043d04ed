package io.neuralfocus.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The same seed is the same people, byte for byte, on every JDK. */
final class PopulationTest {

    /** SHA-256 over every event and every span of truth of six people's mornings, by seed. */
    private static final String GOLDEN_1 = "d7740c39b240aba3ede8289ae0bbd617d23887e36be239cdbf24094d8f46fc30";

    private static final String GOLDEN_2 = "e056c3cdcf1fac7e65848631c85bbac84263ce84cb8516ad2c1c27a332dcb854";

    private static final long DAY = 20_454;

    @Test
    void shouldGiveTheSameBytesForTheSameSeed() {
        assertEquals(GOLDEN_1, digest(1));
        assertEquals(GOLDEN_2, digest(2));
    }

    @Test
    void shouldNotDependOnWhoWasAskedBefore() {
        Population people = Population.seeded(3);
        people.person(4).day(0, 1).events(event -> {});
        assertEquals(digest(people.person(1)), digest(Population.seeded(3).person(1)));
        assertNotEquals(digest(people.person(1)), digest(people.person(2)));
    }

    @Test
    void shouldLiveEveryDayAnew() {
        Person person = Population.seeded(3).person(0);
        int[] focusChanges = new int[2];
        person.day(person.morningUs(DAY), 2).windows(event -> focusChanges[0]++);
        person.day(person.morningUs(DAY + 1), 2).windows(event -> focusChanges[1]++);
        assertNotEquals(focusChanges[0], focusChanges[1]);
    }

    @Test
    void shouldTellTheSameWindowsWithAndWithoutInput() {
        Person person = firstWhoTellsInput();
        StringBuilder with = new StringBuilder();
        StringBuilder without = new StringBuilder();
        Day day = person.day(person.morningUs(DAY), 2);
        day.events(event -> note(event, with));
        day.windows(event -> note(event, without));
        assertEquals(without.toString(), with.toString());
        assertTrue(with.length() > 0);
    }

    @Test
    void shouldHaveDevicesOfBothKinds() {
        Population people = Population.seeded(1);
        int telling = 0;
        for (int i = 0; i < 200; i++) {
            telling += people.person(i).tellsInput() ? 1 : 0;
        }
        assertEquals(130, telling, 25);
    }

    @Test
    void shouldRefuseWhatIsNoPersonAndNoDay() {
        Population people = Population.seeded(1);
        assertThrows(IllegalArgumentException.class, () -> people.person(-1));
        assertThrows(IllegalArgumentException.class, () -> people.person(0).day(0, 0));
        assertThrows(IllegalArgumentException.class, () -> people.person(0).day(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> people.person(0).day(0, Double.NaN));
    }

    private static Person firstWhoTellsInput() {
        Population people = Population.seeded(5);
        int index = 0;
        while (!people.person(index).tellsInput()) {
            index++;
        }
        return people.person(index);
    }

    private static void note(Event event, StringBuilder notes) {
        switch (event.type()) {
            case WINDOW_FOCUS_CHANGE, WINDOW_TITLE_CHANGE, SCREEN_LOCK, SCREEN_UNLOCK ->
                notes.append(event).append('\n');
            case KEY_PRESS,
                    KEY_RELEASE,
                    MOUSE_MOVE,
                    MOUSE_CLICK,
                    MOUSE_WHEEL,
                    WINDOW_MINIMIZE,
                    WINDOW_MAXIMIZE,
                    IDLE_START,
                    IDLE_END -> {}
        }
    }

    private static String digest(long seed) {
        Population people = Population.seeded(seed);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            all.append(digest(people.person(i)));
        }
        return sha256(sink -> sink.accept(all.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String digest(Person person) {
        Day day = person.day(person.morningUs(DAY), 3);
        return sha256(sink -> {
            day.events(event -> sink.accept(bytes(event)));
            day.truth(span -> sink.accept(span.toString().getBytes(StandardCharsets.UTF_8)));
        });
    }

    private static byte[] bytes(Event event) {
        return ByteBuffer.allocate(128)
                .putLong(event.timestampUs())
                .putInt(event.type().code())
                .putInt(event.processId())
                .putInt(event.windowHandle())
                .putInt(event.word0())
                .putInt(event.word1())
                .putInt(event.word2())
                .putInt(event.utcOffsetSeconds())
                .put(event.app().toUtf8())
                .array();
    }

    private static String sha256(Consumer<Consumer<byte[]>> content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            content.accept(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
