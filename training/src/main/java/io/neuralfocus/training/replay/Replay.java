package io.neuralfocus.training.replay;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.log.EventLogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads event files and hands each stream in them to a task of its own. */
public final class Replay {

    private record Owner(String user, String device) {}

    private record Running(StreamName name, StreamTask task) {
        boolean isAt(EventLogReader reader) {
            return name.user().equals(reader.user())
                    && name.device().equals(reader.device())
                    && name.session().equals(reader.session());
        }
    }

    private final Function<StreamName, StreamTask> tasks;
    private final Map<Owner, Running> running = new LinkedHashMap<>();
    private Optional<Running> current = Optional.empty();
    private long events;
    private long late;
    private long lost;

    /** A replay that asks here for the task of each new stream. */
    public Replay(Function<StreamName, StreamTask> tasks) {
        this.tasks = tasks;
    }

    /**
     * Plays one file to its end; streams do not go on from file to file.
     *
     * @return why reading stopped before the file's end, which the rejections are told too; empty if it did not
     */
    public Optional<Rejection> play(Path file, Consumer<Rejection> rejections) throws IOException {
        try (EventLogReader reader = EventLogReader.open(file, rejections)) {
            while (reader.next()) {
                play(reader);
            }
            for (Running stream : running.values()) {
                stream.task().end();
            }
            running.clear();
            current = Optional.empty();
            reader.stopped().ifPresent(rejections);
            return reader.stopped();
        }
    }

    private void play(EventLogReader reader) throws IOException {
        if (!reader.isEvent()) {
            task(reader).item(reader.item());
            return;
        }
        switch (reader.late()) {
            case LATE -> late++;
            case IN_TIME -> count(task(reader).eventInTime(reader.event()), 1);
            case UNTOLD -> count(task(reader).event(reader.event()), 0);
        }
    }

    private void count(boolean taken, int toldInTime) {
        if (taken) {
            events++;
        } else {
            late++;
            lost += toldInTime;
        }
    }

    private StreamTask task(EventLogReader reader) throws IOException {
        if (current.isEmpty() || !current.get().isAt(reader)) {
            current = Optional.of(running(reader));
        }
        return current.get().task();
    }

    private Running running(EventLogReader reader) throws IOException {
        Owner owner = new Owner(reader.user(), reader.device());
        Running stream = running.get(owner);
        if (stream == null || !stream.isAt(reader)) {
            if (stream != null) {
                stream.task().end();
            }
            StreamName name = new StreamName(reader.user(), reader.device(), reader.session());
            stream = new Running(name, tasks.apply(name));
            running.put(owner, stream);
        }
        return stream;
    }

    /** Events taken so far. */
    public long events() {
        return events;
    }

    /** Events passed over so far because they are late: marked so in the file, or by the rules where it tells nothing. */
    public long late() {
        return late;
    }

    /** How many of those the file marks as in time, and yet they stand behind what was already passed. */
    public long lost() {
        return lost;
    }
}
