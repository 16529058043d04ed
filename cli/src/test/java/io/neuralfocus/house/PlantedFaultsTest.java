package io.neuralfocus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of the house catches the faults planted for it, compiled here and nowhere else. */
class PlantedFaultsTest {

    /** A fault, the rule that must see it, and the source it stands in; {@code also} is what the source needs. */
    private record Fault(String rule, String source, List<String> also) {
        Fault(String rule, String source) {
            this(rule, source, List.of());
        }
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault("a package stands in a declared room", "package io.neuralfocus.cellar; class Wine {}"),
            new Fault(
                    "a room is entered only from where the arrows allow",
                    "package io.neuralfocus.feature; class Eager { io.neuralfocus.store.Shelf shelf; }",
                    List.of("package io.neuralfocus.store; public class Shelf {}")),
            new Fault(
                    "a room is entered only from where the arrows allow",
                    "package io.neuralfocus.serving.http; class Nosy { io.neuralfocus.training.Gym[] gyms; }",
                    List.of("package io.neuralfocus.training; public class Gym {}")),
            new Fault(
                    "no package depends on itself through others",
                    "package io.neuralfocus.event; public class Head { io.neuralfocus.window.Tail tail; }",
                    List.of("package io.neuralfocus.window; public class Tail { io.neuralfocus.event.Head head; }")),
            new Fault(
                    "an engine is spoken to in its rooms alone",
                    "package io.neuralfocus.store; class Web { io.javalin.Server server; }",
                    List.of("package io.javalin; public class Server {}")),
            new Fault(
                    "an engine is spoken to in its rooms alone",
                    "package io.neuralfocus.scorer; class Native { ml.dmlc.xgboost4j.Booster booster; }",
                    List.of("package ml.dmlc.xgboost4j; public class Booster {}")),
            new Fault(
                    "an engine is spoken to in its rooms alone",
                    "package io.neuralfocus.serving.http; class Sql { java.sql.Connection connection; }"),
            new Fault(
                    "an engine is spoken to in its rooms alone",
                    "package io.neuralfocus.cli; class Stranger { com.example.Unheard of; }",
                    List.of("package com.example; public class Unheard {}")),
            clock("long now() { return System.currentTimeMillis(); }"),
            clock("long now() { return System.nanoTime(); }"),
            clock("Object now() { return java.time.Instant.now(); }"),
            clock("Object now() { return java.time.LocalDate.now(java.time.ZoneOffset.UTC); }"),
            clock("Object now() { return java.time.Clock.systemUTC(); }"),
            clock("Object now() { return new java.util.Date(); }"),
            clock("java.util.function.LongSupplier now() { return System::nanoTime; }"),
            defaults("Object zone() { return java.time.ZoneId.systemDefault(); }"),
            defaults("String loud(String word) { return word.toUpperCase(); }"),
            defaults("String text(double p) { return String.format(\"%.2f\", p); }"),
            defaults("String text(double p) { return \"%.2f\".formatted(p); }"),
            defaults("void text(java.io.PrintStream out, double p) { out.printf(\"%.2f\", p); }"),
            defaults("byte[] bytes(String word) { return word.getBytes(); }"),
            defaults("String word(byte[] bytes) { return new String(bytes); }"),
            defaults("Object open(java.io.InputStream in) { return new java.io.InputStreamReader(in); }"),
            defaults("Object open() throws Exception { return new java.io.FileWriter(\"a\", true); }"),
            defaults("Object open(java.io.OutputStream out) { return new java.io.PrintStream(out, true); }"),
            defaults("Object form() { return new java.text.SimpleDateFormat(\"d MMM\"); }"),
            defaults("Object form() { return java.text.DateFormat.getDateInstance(); }"),
            defaults("Object form() { return new java.util.Formatter(); }"),
            defaults("Object form(StringBuilder out) { return new java.util.Formatter(out); }"),
            defaults("Object form() { return java.text.Collator.getInstance(); }"),
            defaults("Object form(java.time.format.FormatStyle s) {"
                    + " return java.time.format.DateTimeFormatter.ofLocalizedDate(s); }"),
            defaults("Object day() { return new java.util.GregorianCalendar(); }"),
            defaults("Object day() { return new java.util.GregorianCalendar(2026, 0, 5); }"),
            defaults("String day() { return new java.util.Date(0).toString(); }"),
            defaults("java.util.function.UnaryOperator<String> loud() { return String::toLowerCase; }"),
            chance("double toss() { return Math.random(); }"),
            chance("Object toss() { return new java.util.Random(); }"),
            chance("Object toss() { return java.util.UUID.randomUUID(); }"),
            chance("Object toss() { return java.util.concurrent.ThreadLocalRandom.current(); }"),
            chance("Object toss() { return new java.security.SecureRandom(); }"),
            chance("void toss(java.util.List<String> list) { java.util.Collections.shuffle(list); }"),
            new Fault(
                    "no network and no threads in the feature engine",
                    "package io.neuralfocus.window; class Busy { Thread thread; }"),
            new Fault(
                    "no network and no threads in the feature engine",
                    "package io.neuralfocus.event.wire; class Caller { java.net.Socket socket; }"),
            new Fault(
                    "no network and no threads in the feature engine",
                    "package io.neuralfocus.feature; class Hasty { java.util.concurrent.ExecutorService pool; }"),
            new Fault(
                    "nothing is printed below the composition root",
                    "package io.neuralfocus.serving; class Chatty { void say() { System.out.println(1); } }"),
            new Fault(
                    "nothing is printed below the composition root",
                    "package io.neuralfocus.training; class Rude { void leave() { System.exit(1); } }"),
            new Fault("a package has a doorplate", "package io.neuralfocus.catalog.annex; class Nameless {}"),
            new Fault("a name says what a thing is", "package io.neuralfocus.event; class EventManager {}"),
            new Fault("a name says what a thing is", "package io.neuralfocus.event; class AbstractEvent {}"),
            new Fault("a name says what a thing is", "package io.neuralfocus.event; class BytesUtil {}"));

    private static Fault clock(String member) {
        return new Fault(
                "no clock below the composition root", "package io.neuralfocus.store; class Watch { " + member + " }");
    }

    private static Fault defaults(String member) {
        return new Fault(
                "no default zone, locale or charset", "package io.neuralfocus.cli; class Local { " + member + " }");
    }

    private static Fault chance(String member) {
        return new Fault(
                "no unseeded chance below the composition root",
                "package io.neuralfocus.simulator; class Coin { " + member + " }");
    }

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> shouldBeCaught() {
        return FAULTS.stream()
                .map(fault -> DynamicTest.dynamicTest(fault.source(), () -> {
                    EvaluationResult result = Objects.requireNonNull(
                                    HouseRules.all().get(fault.rule()), fault.rule())
                            .evaluate(compile(fault));
                    assertTrue(result.hasViolation(), () -> "not seen by: " + fault.rule());
                }));
    }

    @Test
    void shouldBePlantedForEveryRule() {
        assertEquals(HouseRules.all().keySet(), FAULTS.stream().map(Fault::rule).collect(Collectors.toSet()));
    }

    @Test
    void shouldLetAnHonestClassPass() throws IOException {
        JavaClasses honest = compile(new Fault(
                "none",
                "package io.neuralfocus.store; class Shelf { String word(byte[] b, java.time.InstantSource clock) {"
                        + " return new String(b, java.nio.charset.StandardCharsets.UTF_8)"
                        + " .toLowerCase(java.util.Locale.ROOT) + clock.instant() + new java.util.Random(7).nextInt(); } }",
                List.of("@org.jspecify.annotations.NullMarked package io.neuralfocus.store;")));
        HouseRules.all().forEach((name, rule) -> {
            EvaluationResult result = rule.allowEmptyShould(true).evaluate(honest);
            assertFalse(result.hasViolation(), () -> name + ": " + result.getFailureReport());
        });
    }

    private JavaClasses compile(Fault fault) throws IOException {
        List<String> sources = new ArrayList<>(fault.also());
        sources.add(fault.source());
        return Planted.compile(folder, sources);
    }
}
