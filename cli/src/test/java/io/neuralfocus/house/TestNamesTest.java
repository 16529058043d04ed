package io.neuralfocus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build runs the classes named {@code *Test} and passes over all others: so no test may stand in another. */
class TestNamesTest {

    @Test
    void shouldNameEveryClassWithTestsSoThatTheyAreRun() throws IOException {
        List<Path> withTests = House.modules().stream()
                .map(House.ROOT::resolve)
                .filter(module -> Files.isDirectory(module.resolve("src/test/java")))
                .map(module -> module.resolve("target/test-classes"))
                .toList();
        assertTrue(withTests.stream().allMatch(Files::isDirectory), () -> "not compiled: one of " + withTests);
        JavaClasses tests = new ClassFileImporter().importPaths(withTests);
        assertTrue(tests.contain(TestNamesTest.class), () -> "tests of " + withTests);
        assertEquals(List.of(), misnamed(tests));
    }

    @Test
    void shouldNoticeATestThatWouldNeverRun(@TempDir Path folder) throws IOException {
        JavaClasses planted = Planted.compile(
                folder, List.of("package planted; class Checks { @org.junit.jupiter.api.Test void never() {} }"));
        assertEquals(List.of("planted.Checks"), misnamed(planted));
    }

    private static List<String> misnamed(JavaClasses tests) {
        return tests.stream()
                .filter(type -> type.getMethods().stream().anyMatch(TestNamesTest::isTest))
                .filter(type -> !isRun(type))
                .map(JavaClass::getName)
                .toList();
    }

    /** By its own name or, for a book of laws, by those of the classes that keep them. */
    private static boolean isRun(JavaClass type) {
        return outermost(type).getSimpleName().endsWith("Test")
                || type.getAllSubclasses().stream().anyMatch(TestNamesTest::isRun);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(TestNamesTest::outermost).orElse(type);
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getSimpleName())
                .anyMatch(name -> name.startsWith("Test") || name.endsWith("Test"));
    }
}
