package io.neuralfocus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Categories;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files laid over the shipped one: an administrator's, then a user's. */
class CatalogOverrideTest {

    private final Catalog shipped = Catalog.shipped();

    @Test
    void shouldTakeWhatTheStrongestFileSays() {
        CatalogFile admin = file("youtube\tYouTube\tproductivity\tStudying\n");
        CatalogFile user = file("youtube\tYouTube\tpseudo-productive\tOther\n");
        assertEquals(Categories.ENTERTAINMENT, find(shipped, "m.youtube.com").categories());
        assertEquals(
                Categories.PRODUCTIVITY,
                find(shipped.with(admin), "m.youtube.com").categories());
        assertEquals(
                Categories.PSEUDO_PRODUCTIVE,
                find(shipped.with(admin, user), "m.youtube.com").categories());
        assertEquals(
                Categories.PRODUCTIVITY,
                find(shipped.with(user).with(admin), "m.youtube.com").categories());
    }

    @Test
    void shouldMarkAnAppThatAFileNames() {
        Catalog catalog = shipped.with(file("youtube\tYouTube\tentertainment\tEntertainment\n"));
        assertFalse(find(shipped, "youtube.com").overridden());
        assertTrue(find(catalog, "youtube.com").overridden());
        assertTrue(find(catalog, "com.google.android.youtube").overridden());
        assertFalse(find(catalog, "netflix.com").overridden());
    }

    @Test
    void shouldMarkOnlyTheNamesThatAFileAddsToAnApp() {
        Catalog catalog = shipped.with(file("vscode\n\tlinux\tour-code\n"));
        assertEquals("vscode", find(catalog, "our-code").id());
        assertTrue(find(catalog, "our-code").overridden());
        assertFalse(find(catalog, "code.exe").overridden());
    }

    @Test
    void shouldLeadANameToAnotherAppOnAllPlatforms() {
        // The shipped file tells "code" of macOS and of Linux; who names one of them means that name wherever it comes.
        Catalog catalog = shipped.with(file("morse\tMorse code\tentertainment\tOther\n\tlinux\tcode\n"));
        assertEquals("morse", find(catalog, "code").id());
        assertEquals("vscode", catalog.find(Namespace.MACOS, "code").id());
    }

    @Test
    void shouldLetTheWholeNameGoBeforeTheParentDomain() {
        Catalog catalog = shipped.with(file("our-google\tOur Google\tproductivity\tOther\n\tweb\tgoogle.com\n"));
        assertEquals("our-google", find(catalog, "anything.google.com").id());
        assertEquals("gmail", find(catalog, "mail.google.com").id());
    }

    @Test
    void shouldLetTitlesTellWhatTheStrongestFileSays() {
        Catalog catalog = shipped.with(file("intranet\tIntranet\tproductivity\tOther\n\ttitle\t* - youtube\n"));
        assertEquals(Categories.TOLD | Categories.ENTERTAINMENT, shipped.hintForTitle("Cats - YouTube"));
        assertEquals(Categories.TOLD | Categories.PRODUCTIVITY, catalog.hintForTitle("Cats - YouTube"));
    }

    @Test
    void shouldChangeTheDigestIfAndOnlyIfAnAnswerChanges() {
        String app = "lab\tLab\tide\tBuilding\n\twindows\tlab.exe\n\tlinux\tlab\n\ttitle\t* - lab\n";
        String digest = shipped.with(file(app)).digest();
        assertEquals(64, digest.length());
        assertEquals(shipped.digest(), shipped.with().digest());
        assertEquals(shipped.digest(), shipped.with(file("# only a remark\n\n")).digest());
        assertNotEquals(shipped.digest(), digest);

        assertEquals(digest, shipped.with(file("# remark\n" + app)).digest());
        assertEquals(
                digest, shipped.with(file("\uFEFF" + app.replace("\n", "\r\n"))).digest());
        assertEquals(
                digest, shipped.with(file(app.replace("lab.exe", "LAB.exe"))).digest());
        assertEquals(digest, shipped.with(file(app), file(app)).digest());
        assertEquals(
                digest,
                shipped.with(
                                file("lab\tLab\tide\tBuilding\n\tlinux\tlab\n"),
                                file("lab\n\twindows\tlab.exe\n\ttitle\t* - lab\n"))
                        .digest());

        assertNotEquals(
                digest, shipped.with(file(app.replace("Lab", "Laboratory"))).digest());
        assertNotEquals(
                digest, shipped.with(file(app.replace("ide", "browser"))).digest());
        assertNotEquals(
                digest, shipped.with(file(app.replace("Building", "Studying"))).digest());
        assertNotEquals(
                digest, shipped.with(file(app.replace("lab.exe", "labs.exe"))).digest());
        assertNotEquals(
                digest, shipped.with(file(app.replace("linux", "macos"))).digest());
        assertNotEquals(
                digest, shipped.with(file(app.replace("* - lab", "* - labs"))).digest());
        // The same said again by a user is not the same: no hint stands against it any more.
        assertNotEquals(
                shipped.digest(),
                shipped.with(file("youtube\tYouTube\tentertainment\tEntertainment\n"))
                        .digest());
    }

    @Test
    void shouldKeepTheCatalogueItWasLaidOver() {
        String before = shipped.digest();
        shipped.with(file("youtube\tYouTube\t-\tOther\n"));
        assertEquals(before, shipped.digest());
        assertEquals(Categories.ENTERTAINMENT, find(shipped, "youtube.com").categories());
    }

    @Test
    void shouldRefuseAFileWithEveryReasonAndItsPlace() {
        CatalogFile bad = CatalogFile.parse("mine.tsv", "\tweb\tlost.example\nlab\tLab\tbrwser\tBuilding\nnobody\n");
        InvalidCatalogException refused = assertThrows(InvalidCatalogException.class, () -> shipped.with(bad));
        List<String> reasons = String.valueOf(refused.getMessage()).lines().toList();
        assertEquals(3, reasons.size());
        assertTrue(
                reasons.get(0).startsWith("mine.tsv:1: \"lost.example\" stands above the first app: put it"),
                reasons.get(0));
        assertTrue(reasons.get(1).startsWith("mine.tsv:2: \"brwser\" is no list of categories: write"), reasons.get(1));
        assertTrue(reasons.get(2).startsWith("mine.tsv:3: no file defines the app \"nobody\": add"), reasons.get(2));
    }

    @Test
    void shouldTakeAFileThatIsOnlyUntidy() {
        Catalog catalog =
                shipped.with(file("z\tZ\tide\tOther\n\tlinux\tz9\n\tlinux\tz9\n\tlinux\tz1\na\tA\tide\tOther\n"));
        assertEquals("z", find(catalog, "z1").id());
    }

    private static CatalogFile file(String text) {
        return CatalogFile.parse("override.tsv", text);
    }

    private static AppEntry find(Catalog catalog, String name) {
        return catalog.find(AppName.of(name));
    }
}
