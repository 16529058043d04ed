package io.neuralfocus.simulator;

import io.neuralfocus.event.Event;
import java.util.function.Consumer;

/** A stretch of one person's life: its events and its truth, each told from the start whenever asked. */
public final class Day {

    private final Person person;
    private final long startUs;
    private final long endUs;

    Day(Person person, long startUs, long endUs) {
        this.person = person;
        this.startUs = startUs;
        this.endUs = endUs;
    }

    public long startUs() {
        return startUs;
    }

    public long endUs() {
        return endUs;
    }

    /** What her device tells, in order of time, as it would pass by: nothing of it is kept. */
    public void events(Consumer<Event> sink) {
        play(new Desk(person, startUs, person.tellsInput(), sink));
    }

    /** What a device that tells windows, titles and locks alone would tell of the same day. */
    public void windows(Consumer<Event> sink) {
        play(new Desk(person, startUs, false, sink));
    }

    /** What she really did: spans in order that tile the day from start to end. */
    public void truth(Consumer<TruthSpan> sink) {
        TruthTeller teller = new TruthTeller(sink);
        scenes(teller::hear);
        teller.close();
    }

    private void play(Desk desk) {
        scenes(desk::play);
        desk.close();
    }

    void scenes(Consumer<Scene> sink) {
        new Course(person, startUs, endUs).run(sink);
    }
}
