package io.neuralfocus.simulator;

import io.neuralfocus.event.AppName;
import java.util.List;

/**
 * An app as one person uses it.
 *
 * @param processId constant: agents see the same process all day
 * @param dwellOffset how much longer or shorter this person stays in it, in log seconds
 * @param titleOffsets the same for each of the documents she has open in it, the most used first
 */
record UsedApp(AppName name, Role role, int processId, double dwellOffset, List<Double> titleOffsets) {

    /** The hash of a title with the person's salt, as an agent tells it. */
    int titleHash(long salt, int title) {
        return (int) Chance.of(salt, name.hashCode(), title).bits();
    }

    /** A document keeps its name, so the length of its title stays. */
    int titleLength(long salt, int title) {
        return 6 + Chance.of(salt, name.hashCode(), title, 1).below(74);
    }

    int window(int title) {
        return 0x10000 + processId * 16 + title;
    }
}
