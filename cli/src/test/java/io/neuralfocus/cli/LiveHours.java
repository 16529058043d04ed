package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.cli.people.FrameTape;
import io.neuralfocus.cli.people.SimulatedPerson;
import io.neuralfocus.event.Event;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.serving.Service;
import io.neuralfocus.serving.Surroundings;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.simulator.Day;
import io.neuralfocus.simulator.Population;
import io.neuralfocus.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;

/**
 * A real service on a clock of its own, and simulated people who send to it over HTTP, a frame in 5 s. The clock goes on
 * when everybody's frame of these 5 s was acknowledged: hours pass as fast as the service can take them.
 */
final class LiveHours implements AutoCloseable {

    /** Monday, 5 January 2026, 09:00 UTC. */
    private static final long BEGIN_US = 1_767_603_600_000_000L;

    private static final long SPAN_US = 5_000_000;

    private final Store store;
    private final Service service;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile long nowUs = BEGIN_US;

    /** A service that remembers in this folder. */
    LiveHours(Path data) throws IOException {
        store = Store.open(data);
        InstantSource clock = () -> Instant.EPOCH.plus(nowUs, ChronoUnit.MICROS);
        Path shipped = Path.of(System.getProperty("focus.root", ".."), "models", "registry");
        service = Service.start(
                ServiceConfig.defaults().withPort(0),
                new Surroundings(
                        store, Registry.open(shipped), Catalog.shipped(), clock, System::nanoTime, new SecureRandom()));
    }

    /** The first people of a seed. */
    static List<SimulatedPerson> people(int count, long seed) {
        Population population = Population.seeded(seed);
        List<SimulatedPerson> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(new SimulatedPerson(population.person(i), seed));
        }
        return people;
    }

    /** What the service remembers. */
    Store store() {
        return store;
    }

    /** Lets these people work for so long, all from the same moment on. */
    void pass(List<SimulatedPerson> people, double hours) throws IOException, InterruptedException {
        long beginUs = nowUs;
        Phaser spans = new Phaser(people.size()) {
            @Override
            protected boolean onAdvance(int span, int parties) {
                nowUs = beginUs + (span + 1) * SPAN_US;
                return parties == 0;
            }
        };
        ConcurrentLinkedQueue<Exception> troubles = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (SimulatedPerson person : people) {
            Day day = person.person().day(beginUs, hours);
            threads.add(new Thread(() -> {
                try {
                    play(person, day, spans);
                } catch (IOException | UncheckedIOException e) {
                    troubles.add(e);
                } finally {
                    spans.arriveAndDeregister();
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!troubles.isEmpty()) {
            throw new IOException(troubles.element());
        }
        service.settle();
    }

    private void play(SimulatedPerson person, Day day, Phaser spans) throws IOException {
        FrameTape tape = new FrameTape(
                person.device(),
                person.person().utcOffsetSeconds(),
                day.startUs(),
                SPAN_US,
                (frame, upToUs, events) -> {
                    // A full frame in the midst of a span is sent at once.
                    if (upToUs > 0) {
                        spans.arriveAndAwaitAdvance();
                    }
                    send(frame);
                });
        day.events((Event event) -> {
            try {
                tape.event(event);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        tape.end(day.endUs());
    }

    private void send(byte[] frame) throws IOException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/events/frames"))
                            .header("Content-Type", "application/vnd.neuralfocus.events")
                            .POST(BodyPublishers.ofByteArray(frame))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        service.close();
        store.close();
    }
}
