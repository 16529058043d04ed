package io.neuralfocus.cli;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.training.replay.Replay;
import io.neuralfocus.training.replay.StreamName;
import io.neuralfocus.training.replay.StreamTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Event files as commands take them: each is read to its end, and what it holds that cannot be taken is told. */
final class EventFiles {

    private EventFiles() {}

    /** Complains about a file that is not there before any work begins. */
    static void check(List<Path> files) {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw Complaint.badInput(file + ": there is no such file, or it cannot be read.");
            }
        }
    }

    /**
     * Plays the files one after the other. One from which nothing at all can be taken is a complaint, and so is one that
     * breaks off: what it would have said is missing from whatever is made of it.
     */
    static void play(List<Path> files, Function<StreamName, StreamTask> tasks, Terminal terminal, Bar bar)
            throws IOException {
        for (Path file : files) {
            Replay replay = new Replay(tasks);
            Rejections rejections = new Rejections();
            Optional<Rejection> stopped = replay.play(file, rejections);
            Optional<String> told = rejections.told(file);
            if (told.isPresent() && replay.events() + replay.late() == 0) {
                throw Complaint.badInput(told.get() + " Nothing in it is an event.");
            }
            if (stopped.isPresent()) {
                throw Complaint.badInput(file + ": reading stopped at " + stopped.get()
                        + "; focus events convert --lossy keeps what" + " stands before that.");
            }
            told.ifPresent(terminal::say);
            tellLate(file, replay, terminal);
            bar.step();
        }
    }

    private static void tellLate(Path file, Replay replay, Terminal terminal) {
        if (replay.late() > 0) {
            terminal.say(file + ": " + replay.late() + " late events, which enter nothing"
                    + (replay.lost() == 0
                            ? "."
                            : "; " + replay.lost() + " of them are marked in time and stand too far behind."));
        }
    }
}
