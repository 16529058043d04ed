package io.neuralfocus.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenBoardTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final ScreenBoard board = new ScreenBoard(new PrintStream(told, true, StandardCharsets.UTF_8), 60);

    @Test
    void shouldGoBackOverEachLineItDrewAndLeaveTheTerminalAsItWas() {
        board.show(0, List.of(), 0, 0);
        board.show(1_000_000, List.of(), 10, 1);
        board.close();
        String screen = told.toString(StandardCharsets.UTF_8);
        int drawn = 3;
        assertEquals(2 * drawn, screen.split("\u001b\\[K\n", -1).length - 1, screen);
        assertTrue(screen.contains("\u001b[" + drawn + "A\r"), screen);
        // Lines are cut at the edge, not broken, while the board is up.
        assertTrue(screen.indexOf("\u001b[?7l") < screen.indexOf("neural-focus"), screen);
        assertTrue(screen.endsWith("\u001b[?25h\u001b[?7h" + System.lineSeparator()), screen);
    }
}
