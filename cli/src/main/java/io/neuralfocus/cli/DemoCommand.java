package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.cli.demo.Demo;
import io.neuralfocus.cli.demo.FastClock;
import io.neuralfocus.cli.people.SimulatedPerson;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.serving.Service;
import io.neuralfocus.serving.Surroundings;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.simulator.Person;
import io.neuralfocus.simulator.Population;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.StoreException;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.people.DeviceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus demo}: the whole way, from simulated people over HTTP and back, on a screen. */
@Command(
        name = "demo",
        description = {
            "Starts the service on a free port, lets three simulated people work a minute in a second, sends their events"
                    + " over HTTP and shows the predictions that come back.",
            "It ends after the given time, with the people's day, or on Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {

    private static final int PEOPLE = 3;
    private static final int SPEED = 60;

    /** Monday, 5 January 2026, 09:00 UTC. */
    private static final long NINE_O_CLOCK_US = 1_767_603_600_000_000L;

    @ParentCommand
    private Focus focus;

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            converter = Span.Converter.class,
            description = "How long, for instance 30s (default: until Ctrl-C).")
    private @Nullable Span length;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Which people (default: 1).")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR", description = "Where it remembers (default: a temporary folder).")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        FastClock clock = new FastClock(NINE_O_CLOCK_US, SPEED, System::nanoTime);
        try (Stopping stopping = Stopping.onSignal();
                DemoFolder folder = DemoFolder.of(Optional.ofNullable(data));
                Store store = Store.open(folder.path());
                Service service = Service.start(
                        ServiceConfig.defaults().withPort(0),
                        new Surroundings(
                                store,
                                Registry.open(Registries.shipped()),
                                Catalog.shipped(),
                                clock,
                                System::nanoTime,
                                new SecureRandom()))) {
            focus.terminal()
                    .say("service at " + service.address() + ", model "
                            + service.modelVersion().orElse("none") + ".");
            List<SimulatedPerson> people = people();
            Demo demo = new Demo(service.address(), people, clock);
            long endNanos = System.nanoTime()
                    + (length == null
                            ? Long.MAX_VALUE / 2
                            : Math.min(length.microseconds(), Long.MAX_VALUE / 2_000) * 1_000);
            demo.play(
                    milliseconds -> stopping.within(milliseconds) || System.nanoTime() - endNanos >= 0,
                    service::settle,
                    focus.terminal().out(),
                    focus.terminal().outIsScreen());
            return sum(demo, stored(store, people));
        } catch (StoreException e) {
            throw Complaint.badInput(String.valueOf(e.getMessage()));
        }
    }

    /** The first people of the seed whose devices tell keys and mouse too: with them there is more to see. */
    private List<SimulatedPerson> people() {
        Population population = Population.seeded(seed);
        List<SimulatedPerson> people = new ArrayList<>();
        for (int i = 0; people.size() < PEOPLE; i++) {
            Person person = population.person(i);
            if (person.tellsInput()) {
                people.add(new SimulatedPerson(person, seed));
            }
        }
        return people;
    }

    /** Events that stand in the store, counted there. */
    private static long stored(Store store, List<SimulatedPerson> people) {
        long[] events = {0};
        FrameCursor cursor = new FrameCursor();
        EventSlot slot = new EventSlot();
        for (SimulatedPerson person : people) {
            store.inputs().replay(DeviceKey.alone(person.device()), 0, kept -> {
                byte[] frame = kept instanceof KeptFrame one ? one.frame().bytes() : new byte[0];
                for (boolean more = cursor.open(frame, 0, frame.length) && cursor.next(slot);
                        more;
                        more = cursor.next(slot)) {
                    events[0]++;
                }
            });
        }
        return events[0];
    }

    private int sum(Demo demo, long stored) {
        focus.terminal()
                .out()
                .println(String.format(
                        Locale.ROOT,
                        "events sent %d, acknowledged %d, stored %d; predictions %d",
                        demo.sent(),
                        demo.acknowledged(),
                        stored,
                        demo.predictions()));
        boolean allThere = demo.sent() == demo.acknowledged() && (data != null || stored == demo.sent());
        return allThere ? ExitCode.OK : ExitCode.INTERNAL;
    }
}
