package io.neuralfocus.cli;

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

    /** Plays the files one after the other; one from which nothing at all can be taken is a complaint. */
    static void play(List<Path> files, Function<StreamName, StreamTask> tasks, Terminal terminal, Bar bar)
            throws IOException {
        Replay replay = new Replay(tasks);
        for (Path file : files) {
            long before = replay.events() + replay.late();
            Rejections rejections = new Rejections();
            replay.play(file, rejections);
            Optional<String> told = rejections.told(file);
            if (told.isPresent() && replay.events() + replay.late() == before) {
                throw Complaint.badInput(told.get() + " Nothing in it is an event.");
            }
            told.ifPresent(terminal::say);
            bar.step();
        }
    }
}
