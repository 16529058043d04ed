package io.neuralfocus.catalog;

import static io.neuralfocus.event.Categories.COMMUNICATION;
import static io.neuralfocus.event.Categories.ENTERTAINMENT;
import static io.neuralfocus.event.Categories.IDE;
import static io.neuralfocus.event.Categories.NONE;
import static io.neuralfocus.event.Categories.PRODUCTIVITY;
import static io.neuralfocus.event.Categories.PSEUDO_PRODUCTIVE;
import static io.neuralfocus.event.Categories.TOLD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Titles as browsers show them. */
class TitleHintsTest {

    @Test
    void shouldTellASiteInsideABrowser() {
        assertHint(ENTERTAINMENT, "Cats compilation - YouTube - Google Chrome");
        assertHint(ENTERTAINMENT, "Cats compilation - YouTube — Mozilla Firefox");
        assertHint(ENTERTAINMENT, "Cats compilation - YouTube - Personal - Microsoft Edge");
        assertHint(ENTERTAINMENT, "YouTube - Google Chrome");
        assertHint(ENTERTAINMENT, "anna on tour / X - Google Chrome");
        assertHint(COMMUNICATION, "Inbox (3) - anna@example.org - Gmail - Google Chrome");
        assertHint(PRODUCTIVITY, "java - Why is this slow? - Stack Overflow — Mozilla Firefox");
        assertHint(PRODUCTIVITY, "Plan 2026 - Google Docs");
        assertHint(IDE, "model.ipynb - Colab");
        assertHint(PSEUDO_PRODUCTIVE, "Feed | LinkedIn");
        assertHint(PRODUCTIVITY, "Excel basics | LinkedIn Learning");
    }

    @Test
    void shouldTellThatAVideoPresentsItselfAsLearning() {
        int learning = ENTERTAINMENT | PSEUDO_PRODUCTIVE;
        assertHint(learning, "Rust Tutorial for beginners - YouTube - Google Chrome");
        assertHint(learning, "My morning routine for maximum PRODUCTIVITY - YouTube");
        assertHint(learning, "How to read faster - YouTube");
        assertHint(NONE, "Rust Tutorial for beginners - Google Chrome");
    }

    @Test
    void shouldTellThatItIsNothingOfTheKind() {
        assertHint(NONE, "");
        assertHint(NONE, "New Tab - Google Chrome");
        assertHint(NONE, " -  —  – ");
        assertHint(NONE, "\uD800 unpaired");
    }

    private static void assertHint(int categories, String title) {
        assertEquals(TOLD | categories, Catalog.shipped().hintForTitle(title), title);
    }
}
