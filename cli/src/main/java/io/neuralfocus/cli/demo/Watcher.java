package io.neuralfocus.cli.demo;

import io.neuralfocus.cli.demo.FocusClient.Page;
import io.neuralfocus.cli.demo.FocusClient.Seen;
import io.neuralfocus.cli.people.SimulatedPerson;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What the service has answered about one person so far: asked over HTTP, the newest remembered. */
final class Watcher {

    private static final int REMEMBERED = 24;
    private static final long SILENT_FOR_US = 20_000_000;

    private final SimulatedPerson person;
    private final LongSupplier sentUpToUs;
    private final FocusClient client;
    private final ArrayDeque<Seen> recent = new ArrayDeque<>();
    private long cursor;
    private long count;

    /**
     * Watches one person.
     *
     * @param sentUpToUs up to when everything of hers has been sent
     */
    Watcher(SimulatedPerson person, LongSupplier sentUpToUs, FocusClient client) {
        this.person = person;
        this.sentUpToUs = sentUpToUs;
        this.client = client;
    }

    /** Asks for what is new, page by page. */
    void look() throws IOException, InterruptedException {
        Page page = client.predictions(person.device(), cursor);
        while (!page.predictions().isEmpty()) {
            cursor = page.cursor();
            count += page.predictions().size();
            page.predictions().forEach(this::remember);
            page = client.predictions(person.device(), cursor);
        }
    }

    private void remember(Seen seen) {
        recent.addLast(seen);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
    }

    String name() {
        return person.person().name();
    }

    /** How many predictions there were. */
    long count() {
        return count;
    }

    Optional<Seen> newest() {
        return Optional.ofNullable(recent.peekLast());
    }

    /** The last ones, oldest first. */
    List<Seen> recent() {
        return List.copyOf(recent);
    }

    /** No predictions are made while somebody is away: so they fall behind what was sent. */
    boolean isAway() {
        return newest().isPresent() && sentUpToUs.getAsLong() - newest().get().timestampUs() > SILENT_FOR_US;
    }
}
