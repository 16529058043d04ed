package io.neuralfocus.feature;

import io.neuralfocus.event.StreamItem;
import java.util.List;

/**
 * One device's random stream in its order of arrival, and the step of its grid. A {@link StreamItem.Predicted} in it is a
 * request on demand.
 */
record RandomStream(long seed, long stepUs, List<StreamItem> items) {

    RandomStream withItems(List<StreamItem> fewer) {
        return new RandomStream(seed, stepUs, fewer);
    }

    /** As it is printed when a test fails: the seed, the step and each item on a line. */
    String text() {
        StringBuilder text = new StringBuilder("seed " + seed + ", step " + stepUs + " us, items:");
        for (StreamItem item : items) {
            text.append("\n  ").append(item);
        }
        return text.toString();
    }
}
