package io.neuralfocus.serving.pipeline;

import java.util.HashSet;
import java.util.Set;

/**
 * Inputs that a device's lane fails on. Each is tried some times, for what failed may have stood beside it, and then passed
 * over: one that is damaged, or meets a fault of ours, ends neither its device's lane nor what stands behind it. What is
 * deterministic fails in the next life as well, and so is passed over there too.
 */
final class Untakable {

    static final int TRIES = 3;

    private final Set<Long> passedOver = new HashSet<>(0);
    private long tried;
    private int times;

    /** A lane failed on this input; true if that was the last try. */
    boolean failed(long ordinal) {
        times = ordinal == tried ? times + 1 : 1;
        tried = ordinal;
        return times >= TRIES && passedOver.add(ordinal);
    }

    /** Whether it is the first try of this input that failed now. */
    boolean isNew() {
        return times == 1;
    }

    boolean isPassedOver(long ordinal) {
        return passedOver.contains(ordinal);
    }
}
