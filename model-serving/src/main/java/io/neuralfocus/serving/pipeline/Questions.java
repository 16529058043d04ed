package io.neuralfocus.serving.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The questions to a lane that somebody waits for. One is known here before the log knows of it, and so its answer is kept
 * whichever waking it is that comes upon the question in the log. May be used from any thread.
 */
final class Questions {

    private final Map<Long, Supplier<Answered>> answers = new HashMap<>(0);
    private int waiting;

    /** Somebody is about to ask, and will come for the answer. */
    synchronized void asked() {
        waiting++;
    }

    /** What is told to the question at this place of the log. */
    synchronized void answered(long ordinal, Supplier<Answered> answer) {
        if (waiting > 0) {
            answers.put(ordinal, answer);
        }
    }

    /** Whoever asked comes for the answer; empty if there is none. */
    Optional<Answered> take(long ordinal) {
        return Optional.ofNullable(remove(ordinal)).map(Supplier::get);
    }

    private synchronized @Nullable Supplier<Answered> remove(long ordinal) {
        waiting--;
        Supplier<Answered> answer = answers.remove(ordinal);
        if (waiting == 0) {
            // The rest are answers of an earlier life, for which nobody waits.
            answers.clear();
        }
        return answer;
    }
}
