package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

    private static final Pattern SUMMARY =
            Pattern.compile("events sent (\\d+), acknowledged (\\d+), stored (\\d+); predictions (\\d+)");

    @BeforeEach
    void nameTheHouse() {
        System.setProperty("focus.home", System.getProperty("focus.root", ".."));
    }

    @AfterEach
    void forgetTheHouse() {
        System.clearProperty("focus.home");
    }

    @Test
    void shouldWalkTheWholeWayAndEndByItself() {
        CommandRun run = CommandRun.of("demo", "--for", "3s", "--seed", "2");
        assertEquals(0, run.exitCode(), run::err);
        Matcher summary = SUMMARY.matcher(run.outLines().get(run.outLines().size() - 1));
        assertTrue(summary.matches(), run::out);
        assertTrue(Long.parseLong(summary.group(1)) > 0, run::out);
        assertEquals(summary.group(1), summary.group(2));
        assertEquals(summary.group(1), summary.group(3));
        assertTrue(Long.parseLong(summary.group(4)) > 0, run::out);
        assertTrue(run.out().contains("risk"), run::out);
    }
}
