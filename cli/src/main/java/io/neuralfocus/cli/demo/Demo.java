package io.neuralfocus.cli.demo;

import io.neuralfocus.cli.people.SimulatedPerson;
import io.neuralfocus.simulator.Day;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The performance: people who send, somebody who watches, and a board. */
public final class Demo {

    private static final double HOURS = 8;

    private final List<Performer> performers = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final FastClock clock;

    /** These people send to the service at this address, from the present of the clock on. */
    public Demo(String address, List<SimulatedPerson> people, FastClock clock) {
        this.clock = clock;
        FocusClient client = new FocusClient(address);
        long startUs = clock.nowUs();
        for (SimulatedPerson person : people) {
            Day day = person.person().day(startUs, HOURS);
            Performer performer = new Performer(person, day, clock, client);
            performers.add(performer);
            watchers.add(new Watcher(person, performer::sentUpToUs, client));
            threads.add(new Thread(performer, "sender-" + person.person().name()));
        }
    }

    /** Asks, now and then, whether to go on. */
    @FunctionalInterface
    public interface Audience {
        /** Waits so long at most; true if it has seen enough. */
        boolean leavesWithin(long milliseconds) throws InterruptedException;
    }

    /**
     * Plays until the audience leaves or the people's day is over, and shows at last how everything sent was answered.
     *
     * @param settled waits until all that was acknowledged has been answered
     */
    public void play(Audience audience, Runnable settled, PrintStream out, boolean onScreen)
            throws IOException, InterruptedException {
        threads.forEach(Thread::start);
        try (Board board = onScreen ? new ScreenBoard(out, clock.speed()) : new LineBoard(out)) {
            while (!audience.leavesWithin(board.everyMs()) && threads.stream().anyMatch(Thread::isAlive)) {
                show(board);
            }
            leave();
            settled.run();
            show(board);
        } finally {
            leave();
        }
        for (Performer performer : performers) {
            if (!performer.trouble().isEmpty()) {
                throw new IOException(performer.person().person().name() + " could not send: " + performer.trouble());
            }
        }
    }

    private void leave() throws InterruptedException {
        performers.forEach(Performer::leave);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void show(Board board) throws IOException, InterruptedException {
        for (Watcher watcher : watchers) {
            watcher.look();
        }
        board.show(clock.nowUs(), watchers, sent(), predictions());
    }

    public long sent() {
        return performers.stream().mapToLong(Performer::sent).sum();
    }

    public long acknowledged() {
        return performers.stream().mapToLong(Performer::acknowledged).sum();
    }

    /** Predictions seen so far. */
    public long predictions() {
        return watchers.stream().mapToLong(Watcher::count).sum();
    }
}
