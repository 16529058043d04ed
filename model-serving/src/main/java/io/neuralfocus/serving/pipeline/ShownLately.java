package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.intervention.KeptIntervention;
import io.neuralfocus.store.intervention.ShownIntervention;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a lane has shown of late, beside what stands in the store: there it stands too, sooner or later. */
final class ShownLately {

    private static final int MOST = 8;

    private final Deque<ShownIntervention> latest = new ArrayDeque<>(0);

    void add(ShownIntervention shown) {
        latest.addLast(shown);
        if (latest.size() > MOST) {
            latest.removeFirst();
        }
    }

    /** What is stored, and what is not yet. */
    List<KeptIntervention> with(List<KeptIntervention> stored) {
        List<KeptIntervention> all = new ArrayList<>(stored);
        for (ShownIntervention one : latest) {
            boolean known = stored.stream()
                    .anyMatch(kept -> kept.shown().shownUs() == one.shownUs()
                            && kept.shown().device().equals(one.device()));
            if (!known) {
                all.add(new KeptIntervention(0, one, Optional.empty(), Optional.empty()));
            }
        }
        return all;
    }
}
