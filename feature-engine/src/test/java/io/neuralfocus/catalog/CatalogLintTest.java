package io.neuralfocus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every finding, shown by a planted fault: which, and in which line. */
class CatalogLintTest {

    private static final String GOOD = """
            alpha	Alpha	ide	Building
            	windows	alpha.exe
            	linux	alpha
            	web	alpha.example
            	title	* - alpha
            beta	Beta	-	Other
            	macos	Beta
            """;

    @Test
    void shouldFindNothingInAGoodFile() {
        assertFound("", GOOD);
        assertFound("", "# remark\n\n" + GOOD);
        assertFound("", "");
    }

    @Test
    void shouldFindColumnsThatAreNotThere() {
        assertFound("8 MALFORMED", GOOD + "gamma\tGamma\tide\n\tlinux\tgamma\n");
        assertFound("8 MALFORMED", GOOD + "gamma\tGamma\tide\tOther\t\n\tlinux\tgamma\n");
        assertFound("8 MALFORMED", GOOD + "\tlinux\n");
        assertFound("8 MALFORMED", GOOD + "\tlinux\tbeta\tb\n");
        assertFound("8 MALFORMED", GOOD + "  linux  beta\n");
    }

    @Test
    void shouldFindEmptyFields() {
        assertFound("8 EMPTY_FIELD", GOOD + "gamma\t\tide\tOther\n");
        assertFound("8 EMPTY_FIELD", GOOD + "gamma\tGamma\t \tOther\n");
        assertFound("8 EMPTY_FIELD", GOOD + "\tlinux\t\n");
        assertFound("8 EMPTY_FIELD", GOOD + "\t\tlinux\n");
    }

    @Test
    void shouldFindUnknownWords() {
        assertFound("8 UNKNOWN_WORD", GOOD + "gamma\tGamma\tbrwser\tOther\n");
        assertFound("8 UNKNOWN_WORD", GOOD + "gamma\tGamma\tide,browser\tOther\n");
        assertFound("8 UNKNOWN_WORD", GOOD + "gamma\tGamma\tide,ide\tOther\n");
        assertFound("8 UNKNOWN_WORD", GOOD + "gamma\tGamma\tide,\tOther\n");
        assertFound("8 UNKNOWN_WORD", GOOD + "gamma\tGamma\tide\tbuilding\n");
        assertFound("8 UNKNOWN_WORD", GOOD + "\tbeos\tbeta\n");
    }

    @Test
    void shouldFindIdsAndCharactersThatAreNone() {
        assertFound("8 MALFORMED", GOOD + "Gamma\tGamma\tide\tOther\n");
        assertFound("8 MALFORMED", GOOD + "-g\tGamma\tide\tOther\n");
        assertFound("8 MALFORMED", GOOD + "\tlinux\tbe\u0007ta\n");
        assertFound("8 MALFORMED", GOOD + "\ttitle\t* - *\n");
    }

    @Test
    void shouldFindNamesWithoutApp() {
        assertFound("1 WITHOUT_APP", "\tlinux\tlost\n" + GOOD);
        assertFound("8 WITHOUT_APP", GOOD + "gamma\n\tlinux\tgamma\n");
    }

    @Test
    void shouldFindDuplicates() {
        assertFound("9 DUPLICATE", GOOD + "\tlinux\tbeta\n\tlinux\tBETA\n");
        assertFound("10 DUPLICATE", GOOD + "gamma\tGamma\t-\tOther\n\tlinux\tgamma\ngamma\tGamma\t-\tOther\n");
        assertFound("8 DUPLICATE", GOOD + "gamma\tALPHA\t-\tOther\n\tlinux\tgamma\n");
        assertFound("9 DUPLICATE", GOOD + "\ttitle\tBeta *\n\ttitle\tbeta *\n");
    }

    @Test
    void shouldFindContradictions() {
        assertFound("9 CONTRADICTION", GOOD + "gamma\tGamma\t-\tOther\n\tlinux\tALPHA\n");
        assertFound("9 CONTRADICTION", GOOD + "gamma\tGamma\t-\tOther\n\tmacos\talpha\n");
        assertFound("9 CONTRADICTION", GOOD + "gamma\tGamma\t-\tOther\n\ttitle\t* - Alpha\n");
        assertFound("10 CONTRADICTION", GOOD + "gamma\tGamma\t-\tOther\n\tlinux\tgamma\ngamma\tGamma\tide\tOther\n");
    }

    @Test
    void shouldFindNamesThatTheWireMakesEqual() {
        String long1 = "com.example.applications.editors.one";
        String long2 = "com.example.applications.editors.two";
        String gamma = "gamma\tGamma\t-\tOther\n\tandroid\t";
        assertFound("10 CUT_COLLISION", GOOD + "\tandroid\t" + long1 + "\n" + gamma + long2 + "\n");
        assertFound("10 CUT_COLLISION", GOOD + "\tandroid\t" + long1 + "\n" + gamma + long1.substring(0, 32) + "\n");
        assertFound("", GOOD + "\tandroid\t" + long1 + "\n\tandroid\t" + long2 + "\n");
        assertFound("", GOOD + "\tandroid\t" + long1 + "\n" + gamma + long1.substring(0, 31) + "\n");
    }

    @Test
    void shouldFindNamesThatTheWireMakesEqualAcrossFiles() {
        CatalogFile weak = CatalogFile.parse("weak", GOOD + "\tandroid\tcom.example.applications.editors.one\n");
        CatalogFile strong =
                CatalogFile.parse("strong", "gamma\tGamma\t-\tOther\n\tios\tcom.example.applications.editors.two\n");
        assertEquals("2 CUT_COLLISION", told(CatalogLint.check(List.of(weak, strong))));
        assertEquals("strong", CatalogLint.check(List.of(weak, strong)).get(0).file());
    }

    @Test
    void shouldFindUnsortedLines() {
        assertFound("8 UNSORTED", GOOD + "alef\tAlef\t-\tOther\n\tlinux\talef\n");
        assertFound("8 UNSORTED", GOOD + "\twindows\tbeta.exe\n");
        assertFound("9 UNSORTED", GOOD + "\tlinux\tbeta\n\tlinux\taleph\n");
        assertFound("9 UNSORTED", GOOD + "\ttitle\tbeta *\n\ttitle\taleph *\n");
        assertFound("9 UNSORTED", GOOD + "\ttitle\tbeta *\n\tlinux\tbeta\n");
    }

    @Test
    void shouldFindWhatNothingLeadsTo() {
        assertFound("8 UNREACHABLE", GOOD + "gamma\tGamma\t-\tOther\n");
        assertFound("8 UNREACHABLE", GOOD + "\tweb\twww.beta.example\n");
        assertFound("8 UNREACHABLE", GOOD + "\tweb\tbeta.example/path\n");
        assertFound("8 UNREACHABLE", GOOD + "\tweb\tbeta\n");
        assertFound("8 UNREACHABLE", GOOD + "\tweb\tbéta.example\n");
        assertFound("8 UNREACHABLE", GOOD + "\tandroid\tBeta App\n");
        assertFound("8 UNREACHABLE", GOOD + "\tlinux\tbeta \n");
        assertFound("8 UNREACHABLE", GOOD + "\tlinux\t" + "b".repeat(256) + "\n");
        assertFound("9 UNREACHABLE", GOOD + "\tweb\tbeta.example\n\tweb\tm.beta.example\n");
        assertFound("", GOOD + "\tweb\tgithub.io\n\tweb\tpages.github.io\n");
    }

    @Test
    void shouldFindFilesThatAreNoText() {
        assertEquals("0 MALFORMED", told(check(CatalogFile.ofUtf8("x", new byte[] {'a', (byte) 0xC3}))));
        assertEquals("0 MALFORMED", told(check(CatalogFile.ofUtf8("x", new byte[CatalogFile.LARGEST + 1]))));
    }

    @Test
    void shouldNotCallItAFaultThatAStrongerFileSaysOtherwise() {
        CatalogFile weak = CatalogFile.parse("weak", GOOD);
        CatalogFile strong = CatalogFile.parse("strong", "alpha\tA\t-\tOther\nbeta\n\tlinux\talpha\n");
        assertEquals("", told(CatalogLint.check(List.of(weak, strong))));
    }

    @Test
    void shouldTellTheFileAndTheLine() {
        Finding finding = check(CatalogFile.parse("mine.tsv", GOOD + "gamma\n")).get(0);
        assertEquals(
                "mine.tsv:8: no file defines the app \"gamma\": add its name, categories and productivity category, or"
                        + " correct the id.",
                finding.toString());
    }

    private static List<Finding> check(CatalogFile file) {
        return CatalogLint.check(List.of(file));
    }

    private static String told(List<Finding> findings) {
        return String.join(
                ", ",
                findings.stream()
                        .map(finding -> finding.line() + " " + finding.fault())
                        .toList());
    }

    private static void assertFound(String expected, String text) {
        List<Finding> findings = check(CatalogFile.parse("planted", text));
        assertEquals(expected, told(findings), findings::toString);
    }
}
