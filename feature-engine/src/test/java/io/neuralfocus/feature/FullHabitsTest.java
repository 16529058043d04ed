package io.neuralfocus.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.StreamItem;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Habits beyond what is remembered: histograms that are halved, apps and titles that give way to others. */
@Tag("slow")
class FullHabitsTest {

    private static final long SECOND = 1_000_000;
    private static final int STAYS = 3_000;

    private final TwinComparison comparison = new TwinComparison();

    /** Few apps fill their histograms; many do not fit, the rarer the sooner they are forgotten. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 60, 90, 400})
    void shouldRememberAsMuchAsItsDefinitionSays(int apps) {
        SplittableRandom random = new SplittableRandom(apps);
        List<StreamItem> items = new ArrayList<>();
        long us = 0;
        for (int stay = 0; stay < STAYS; stay++) {
            int rank = (int) (apps * Math.pow(random.nextDouble(), 2));
            AppName app = AppName.of("app-" + rank);
            items.add(new StreamItem.Happened(Event.focusChange(us, app, 0)));
            if (random.nextInt(4) > 0) {
                int title = random.nextInt(1 + random.nextInt(8));
                items.add(new StreamItem.Happened(Event.titleChange(us, app, 20, title, 0)));
            }
            us += (long) (SECOND * Math.exp(7 * random.nextDouble()));
        }
        RandomStream stream = new RandomStream(apps, us / 400, items);
        comparison.firstDifference(stream).ifPresent(Assertions::fail);
    }
}
