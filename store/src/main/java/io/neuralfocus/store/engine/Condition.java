package io.neuralfocus.store.engine;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether one side of the store works, as its last use told. The log says when that changes, and is silent in between. */
public final class Condition {

    private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

    private final String works;
    private volatile Optional<String> trouble = Optional.empty();

    /** The sentence says that it works again. */
    Condition(String works) {
        this.works = works;
    }

    synchronized void failed(StoreException failure) {
        String sentence = String.valueOf(failure.getMessage());
        if (trouble.isEmpty()) {
            LOG.error("{} Further failures are not told until it works again.", sentence);
        }
        trouble = Optional.of(sentence);
    }

    void worked() {
        if (isTroubled()) {
            recover();
        }
    }

    private synchronized void recover() {
        if (isTroubled()) {
            trouble = Optional.empty();
            LOG.warn("{}", works);
        }
    }

    /** Whether its last use failed. */
    public boolean isTroubled() {
        return trouble.isPresent();
    }

    /** What keeps it from working, in a sentence; empty while it works. */
    public Optional<String> trouble() {
        return trouble;
    }
}
