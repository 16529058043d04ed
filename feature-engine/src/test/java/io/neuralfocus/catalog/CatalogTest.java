package io.neuralfocus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private final Catalog shipped = Catalog.shipped();

    @Test
    void shouldFindAnAppByItsNameOnAnyPlatform() {
        AppEntry chrome = shipped.find(AppName.of("chrome.exe"));
        assertEquals("google-chrome", chrome.id());
        assertEquals(Categories.BROWSER, chrome.categories());
        assertEquals(chrome, shipped.find(AppName.of("GOOGLE CHROME")));
        assertEquals(chrome, shipped.find(AppName.of("com.android.chrome")));
        assertEquals(chrome, shipped.find(Namespace.WINDOWS, "Chrome.EXE"));
    }

    @Test
    void shouldSayThatItDoesNotKnowAnApp() {
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.NONE));
        assertSame(AppEntry.UNKNOWN, shipped.find(AppName.of("never-heard-of.exe")));
        assertSame(AppEntry.UNKNOWN, shipped.find(Namespace.WEB, "chrome.exe"));
    }
}
