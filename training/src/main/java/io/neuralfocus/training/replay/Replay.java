package io.neuralfocus.training.replay;

import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.StreamItem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads event files and hands each stream in them to a task of its own. */
public final class Replay {

    private record Owner(String user, String device) {}

    private record Running(StreamName name, StreamTask task) {}

    private final Function<StreamName, StreamTask> tasks;
    private final Map<Owner, Running> running = new LinkedHashMap<>();
    private long events;
    private long late;

    /** A replay that asks here for the task of each new stream. */
    public Replay(Function<StreamName, StreamTask> tasks) {
        this.tasks = tasks;
    }

    /** Plays one file to its end; streams do not go on from file to file. */
    public void play(Path file, Consumer<Rejection> rejections) throws IOException {
        EventFile.read(file, new Playing(), rejections);
        for (Running stream : running.values()) {
            stream.task().end();
        }
        running.clear();
    }

    /** Events handed on so far. */
    public long events() {
        return events;
    }

    /** Events passed over so far because the file itself marks them late. */
    public long late() {
        return late;
    }

    private final class Playing implements EventFile.Listener {

        @Override
        public void event(StreamName name, EventSlot slot, boolean markedLate) throws IOException {
            if (markedLate) {
                late++;
                return;
            }
            events++;
            task(name).event(slot);
        }

        @Override
        public void item(StreamName name, StreamItem item) throws IOException {
            task(name).item(item);
        }

        private StreamTask task(StreamName name) throws IOException {
            Owner owner = new Owner(name.user(), name.device());
            Running stream = running.get(owner);
            if (stream == null || !stream.name().equals(name)) {
                if (stream != null) {
                    stream.task().end();
                }
                stream = new Running(name, tasks.apply(name));
                running.put(owner, stream);
            }
            return stream.task();
        }
    }
}
