package io.neuralfocus.cli.demo;

import io.neuralfocus.cli.people.FrameTape;
import io.neuralfocus.cli.people.SimulatedPerson;
import io.neuralfocus.simulator.Day;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;

/** Plays one person's day to the service: a frame every 5 s of her time, sent when the clock gets there. */
final class Performer implements Runnable {

    private static final long FRAME_EVERY_US = 5_000_000;

    private final SimulatedPerson person;
    private final Day day;
    private final FastClock clock;
    private final FocusClient client;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile String trouble = "";
    private volatile boolean leaving;
    private volatile long sentUpToUs;

    Performer(SimulatedPerson person, Day day, FastClock clock, FocusClient client) {
        this.person = person;
        this.day = day;
        this.clock = clock;
        this.client = client;
    }

    /** Thrown through the simulator to leave it in the middle of a day. */
    private static final class Leaving extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void run() {
        FrameTape tape = new FrameTape(
                person.device(), person.person().utcOffsetSeconds(), day.startUs(), FRAME_EVERY_US, this::send);
        try {
            day.events(event -> {
                try {
                    tape.event(event);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            tape.end(day.endUs());
        } catch (Leaving e) {
            // As asked.
        } catch (IOException | UncheckedIOException e) {
            trouble = String.valueOf(e.getMessage());
        }
    }

    private void send(byte[] frame, long upToUs, int events) throws IOException {
        try {
            clock.awaitUs(upToUs);
            // Asked between two frames and not in the midst of one: what was sent is also acknowledged.
            if (leaving) {
                throw new Leaving();
            }
            sent.addAndGet(events);
            acknowledged.addAndGet(events - client.send(frame));
            // A full frame in the midst of a span tells no watermark.
            sentUpToUs = Math.max(sentUpToUs, upToUs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Leaving();
        }
    }

    /** Asks to end with the frame that is under way. */
    void leave() {
        leaving = true;
    }

    SimulatedPerson person() {
        return person;
    }

    /** Up to when everything of hers has been sent and acknowledged. */
    long sentUpToUs() {
        return sentUpToUs;
    }

    long sent() {
        return sent.get();
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** What went wrong; empty if nothing did. */
    String trouble() {
        return trouble;
    }
}
