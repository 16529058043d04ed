package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code focus} in a house of its own, where Java and Maven are small scripts that say what was asked. */
class LauncherTest {

    private static final Path LAUNCHER =
            Path.of(System.getProperty("focus.root", "..")).resolve("focus");
    private static final List<String> TOOLS = List.of(
            "sh",
            "sed",
            "find",
            "head",
            "dirname",
            "readlink",
            "mkdir",
            "rm",
            "ln",
            "cat",
            "touch",
            "mv",
            "sleep",
            "kill");

    @TempDir
    Path folder;

    private Path house = Path.of("");
    private Path jdk = Path.of("");
    private Path tools = Path.of("");
    private final Map<String, String> surroundings = new TreeMap<>();

    private record Said(int exitCode, String out, String err) {}

    @BeforeEach
    void buildAHouse() throws IOException {
        house = Files.createDirectories(folder.resolve("a house of its own"));
        Files.copy(LAUNCHER, house.resolve("focus"));
        Files.createDirectories(house.resolve("cli/src/main/java"));
        Files.writeString(house.resolve("pom.xml"), "<project/>");
        Files.writeString(house.resolve("cli/pom.xml"), "<project/>");
        jdk = jdk("jdk", "17.0.1");
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            script(tools.resolve(tool), "exec '" + whereIs(tool) + "' \"$@\"");
        }
        script(tools.resolve("mvn"), "echo built >> ../built; mkdir -p cli/target; touch cli/target/focus.jar");
        surroundings.put("PATH", tools.toString());
        surroundings.put("JAVA_HOME", jdk.toString());
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "for a in \"$@\"; do echo \"[$a]\"; done");
        script(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    private static Path whereIs(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(place -> Path.of(place, tool))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(tool + " is nowhere"));
    }

    private static void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Said run(Path launcher, String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(surroundings);
        return new Said(builder.start().waitFor(), Files.readString(out), Files.readString(err));
    }

    private long builds() throws IOException {
        Path built = folder.resolve("built");
        return Files.exists(built) ? Files.readAllLines(built).size() : 0;
    }

    @Test
    void shouldBuildOnceAndThenRunTheJarWithTheArguments() throws Exception {
        Said first = run(house.resolve("focus"), "features", "--out", "a b.csv");
        assertEquals(0, first.exitCode(), first::toString);
        String jar = house.toRealPath().resolve("cli/target/focus.jar").toString();
        assertTrue(first.out().endsWith("[-jar]\n[" + jar + "]\n[features]\n[--out]\n[a b.csv]\n"), first::toString);
        assertTrue(first.err().contains("building"), first::toString);
        Said second = run(house.resolve("focus"), "--help");
        assertEquals("", second.err());
        assertEquals(1, builds());
    }

    @Test
    void shouldEndAServiceWhoseMemoryIsExhausted() throws Exception {
        String option = "[-XX:+ExitOnOutOfMemoryError]";
        for (List<String> service : List.of(List.of("serve"), List.of("serve", "--port", "0"), List.of("demo"))) {
            Said said = run(house.resolve("focus"), service.toArray(String[]::new));
            assertTrue(said.out().contains(option), said::toString);
        }
        Said other = run(house.resolve("focus"), "features", "--out", "serve.csv");
        assertFalse(other.out().contains(option), "a command says itself what to do: " + other);
    }

    @Test
    void shouldBuildAgainWhenASourceIsNewerThanTheJar() throws Exception {
        run(house.resolve("focus"), "--help");
        Path source = Files.writeString(house.resolve("cli/src/main/java/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        run(house.resolve("focus"), "--help");
        assertEquals(2, builds());
    }

    @Test
    void shouldBuildAgainWhenASourceIsGone() throws Exception {
        Path sources = house.resolve("cli/src/main/java");
        Path source = Files.writeString(sources.resolve("Old.java"), "class Old {}");
        run(house.resolve("focus"), "--help");
        Files.delete(source);
        Files.setLastModifiedTime(sources, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        run(house.resolve("focus"), "--help");
        assertEquals(2, builds());
    }

    @Test
    void shouldFindItsHouseThroughLinksFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), house.resolve("focus"));
        Path linkToLink = Files.createSymbolicLink(folder.resolve("link to link"), Path.of("link"));
        for (Path launcher : List.of(link, linkToLink)) {
            Said said = run(launcher, "--help");
            assertTrue(said.out().contains("[-Dfocus.home=" + house.toRealPath() + "]"), said::toString);
        }
    }

    @Test
    void shouldSayInOneSentenceThatAJavaIsMissingOrTooOld() throws Exception {
        surroundings.remove("JAVA_HOME");
        assertOneSentence(run(house.resolve("focus")), "no Java found: install a JDK 17");
        surroundings.put("JAVA_HOME", jdk("old", "11.0.2").toString());
        assertOneSentence(run(house.resolve("focus")), "is Java 11.0.2: install a JDK 17");
    }

    @Test
    void shouldSayInOneSentenceThatMavenOrTheCompilerIsMissing() throws Exception {
        Files.delete(jdk.resolve("bin/javac"));
        assertOneSentence(run(house.resolve("focus")), "has no compiler: install a JDK");
        Files.delete(tools.resolve("mvn"));
        assertOneSentence(run(house.resolve("focus")), "install Maven 3.8");
    }

    private static void assertOneSentence(Said said, String words) {
        assertEquals(1, said.exitCode(), said::toString);
        assertEquals("", said.out());
        assertEquals(1, said.err().lines().count(), said::toString);
        assertTrue(said.err().contains(words), said::toString);
    }

    @Test
    void shouldShowTheLogOfABuildThatFails() throws Exception {
        script(tools.resolve("mvn"), "echo 'the roof leaks'; exit 1");
        Said said = run(house.resolve("focus"), "--help");
        assertEquals(1, said.exitCode());
        assertTrue(said.err().contains("the roof leaks"), said::toString);
        assertFalse(Files.isSymbolicLink(house.resolve("target/focus.lock")), "the lock is gone");
        List<String> sentences = said.err().lines().collect(Collectors.toList());
        assertTrue(sentences.get(sentences.size() - 1).contains("the build failed"), said::toString);
    }

    @Test
    void shouldTakeOverTheLockOfABuildThatDied() throws Exception {
        Files.createDirectories(house.resolve("target"));
        Files.createSymbolicLink(house.resolve("target/focus.lock"), Path.of("999999999"));
        Said said = run(house.resolve("focus"), "--help");
        assertEquals(0, said.exitCode(), said::toString);
        assertEquals(1, builds());
    }
}
