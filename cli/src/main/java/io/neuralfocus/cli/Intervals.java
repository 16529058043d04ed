package io.neuralfocus.cli;

import io.neuralfocus.training.evaluation.Judged;
import io.neuralfocus.training.evaluation.Resampling;
import java.util.Locale;
import java.util.Optional;

/** How far intervals may be trusted. */
final class Intervals {

    private Intervals() {}

    /** A word where they say less than they seem to: so few people judged that their days were drawn, or nothing was. */
    static Optional<String> warning(Judged judged) {
        if (judged.resampling().by() == Resampling.By.USERS) {
            return Optional.empty();
        }
        String few = String.format(
                Locale.ROOT,
                "careful: only %d %s judged here",
                judged.users(),
                judged.users() == 1 ? "person is" : "people are");
        return Optional.of(
                judged.resampling().tellsAnything()
                        ? few + ", so the intervals are drawn from their days and say nothing of other people."
                        : few + ", on a single day, so there is no interval at all.");
    }
}
