package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.cli.demo.Demo;
import io.neuralfocus.cli.demo.FastClock;
import io.neuralfocus.cli.people.SimulatedPerson;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.serving.Service;
import io.neuralfocus.serving.Surroundings;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.simulator.Population;
import io.neuralfocus.store.Store;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    private static final long NINE_O_CLOCK_US = 1_767_603_600_000_000L;
    private static final Pattern SUMMARY =
            Pattern.compile("events sent (\\d+), acknowledged (\\d+), stored (\\d+); predictions (\\d+)");

    @TempDir
    Path folder;

    @Test
    void shouldEndByItselfWithAllThatWasSentInTheStore() {
        CommandRun run = CommandRun.of("demo", "--for", "1s", "--seed", "2");
        assertEquals(0, run.exitCode(), run::err);
        Matcher summary = SUMMARY.matcher(run.outLines().get(run.outLines().size() - 1));
        assertTrue(summary.matches(), run::out);
        assertEquals(summary.group(1), summary.group(2));
        assertEquals(summary.group(1), summary.group(3));
    }

    @Test
    @Timeout(120)
    void shouldWalkTheWholeWayToPredictions() throws Exception {
        SimulatedPerson person = new SimulatedPerson(Population.seeded(2).person(0), 2);
        FastClock clock = new FastClock(NINE_O_CLOCK_US, 600, System::nanoTime);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (Store store = Store.open(folder);
                Service service = Service.start(
                        ServiceConfig.defaults().withPort(0),
                        new Surroundings(
                                store,
                                Registry.open(Registries.shipped()),
                                Catalog.shipped(),
                                clock,
                                System::nanoTime,
                                new SecureRandom()))) {
            Demo demo = new Demo(service.address(), List.of(person), clock);
            demo.play(
                    milliseconds -> {
                        Thread.sleep(Math.min(milliseconds, 50));
                        return demo.predictions() > 0;
                    },
                    service::settle,
                    Terminal.utf8(said),
                    false);
            assertTrue(demo.predictions() > 0);
            assertTrue(demo.sent() > 0);
            assertEquals(demo.sent(), demo.acknowledged());
        }
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("risk"), said::toString);
    }
}
