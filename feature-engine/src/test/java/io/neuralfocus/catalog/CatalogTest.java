package io.neuralfocus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private final Catalog shipped = Catalog.shipped();

    @Test
    void shouldFindAnAppByItsNameOnAnyPlatform() {
        AppEntry chrome = shipped.find(AppName.of("chrome.exe"));
        assertEquals("google-chrome", chrome.id());
        assertEquals("Google Chrome", chrome.displayName());
        assertEquals(Categories.BROWSER, chrome.categories());
        assertEquals(ProductivityCategory.KNOWLEDGE, chrome.productivity());
        assertEquals(chrome, shipped.find(AppName.of("GOOGLE CHROME")));
        assertEquals(chrome, shipped.find(AppName.of("com.android.chrome")));
        assertEquals(chrome, shipped.find(Namespace.WINDOWS, "Chrome.EXE"));
    }

    @Test
    void shouldSayThatItDoesNotKnowAnApp() {
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.NONE));
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.of("never-heard-of.exe")));
        assertSame(AppEntry.UNKNOWN, shipped.find(Namespace.WEB, "chrome.exe"));
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.of("..........")));
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.of("a.".repeat(100_000) + "youtube.com")));
    }

    @Test
    void shouldFoldAsciiLettersOnly() {
        assertEquals("irfanview", shipped.find(AppName.of("I_VIEW64.EXE")).id());
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.of("ı_view64.exe")));
        assertEquals("lequipe", shipped.find(Namespace.WEB, "LEQUIPE.FR").id());
    }

    @Test
    void shouldKnowANameThatTheWireHadNoRoomFor() {
        String cut = "com.google.android.apps.messagin";
        assertEquals("google-messages", shipped.find(AppName.of(cut)).id());
        assertEquals("google-messages", shipped.find(AppName.of(cut + "g")).id());
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.of("com.google.android.apps.messagi")));
        assertSame(AppEntry.UNKNOWN, shipped.find(Namespace.IOS, cut));
    }

    @Test
    void shouldCutAtTheCharacterThatNoLongerFits() {
        Catalog catalog = shipped.with(CatalogFile.parse(
                "mine.tsv",
                "writer\tWriter\tproductivity\tBuilding\n\tlinux\t0123456789012345678901234567é€\uD83D\uDE00\n"));
        assertEquals(
                "writer",
                catalog.find(AppName.of("0123456789012345678901234567é")).id());
        assertSame(AppEntry.UNKNOWN, catalog.find(AppName.of("0123456789012345678901234567")));
    }

    @Test
    void shouldFallBackToTheParentDomainInTheWebOnly() {
        assertEquals("youtube", shipped.find(AppName.of("m.youtube.com")).id());
        assertEquals(
                "youtube-music", shipped.find(AppName.of("music.youtube.com")).id());
        assertEquals("youtube", shipped.find(Namespace.WEB, "a.b.c.youtube.com").id());
        assertSame(AppEntry.UNKNOWN, shipped.find(Namespace.WINDOWS, "m.youtube.com"));
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.of("m.chrome.exe")));
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.of("notyoutube.com")));
    }

    @Test
    void shouldNeverFallBackToAPublicSuffix() {
        assertEquals("wordpress", shipped.find(AppName.of("wordpress.com")).id());
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.of("somebody.wordpress.com")));
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.of("somebody.co.uk")));
    }

    @Test
    void shouldFindWhatTheFeaturesAreNamedAfter() {
        assertTold("code.exe", Categories.IDE);
        assertTold("WINWORD.EXE", Categories.PRODUCTIVITY);
        assertTold("slack", Categories.COMMUNICATION);
        assertTold("spotify.exe", Categories.ENTERTAINMENT);
        assertTold("firefox", Categories.BROWSER);
        assertTold("linkedin.com", Categories.PSEUDO_PRODUCTIVE);
        assertTold("explorer.exe", Categories.NONE);
        assertTrue(shipped.find(AppName.of("gnome-shell")).productivity() == ProductivityCategory.OTHER);
    }

    private void assertTold(String name, int categories) {
        AppEntry entry = shipped.find(AppName.of(name));
        assertTrue(!entry.id().isEmpty(), name);
        assertEquals(categories, entry.categories(), name);
    }
}
