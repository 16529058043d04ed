package io.neuralfocus.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * What came of a trial.
 *
 * @param equal kills after which the next prediction of every device was that of the service which was never killed
 * @param ready how the service came back, once for each kill
 */
record KillFindings(
        int kills,
        long frameEvents,
        long items,
        long requests,
        long words,
        int equal,
        List<Ready> ready,
        Doubts doubts) {

    /**
     * From the start of the process to its word that it is ready.
     *
     * @param processorMs of them on a processor, which does not grow where others want the machine too
     */
    record Ready(long tookMs, long processorMs) {}

    /** Each of these is 0 where all is well, but for the number of predictions. */
    static final class Doubts {
        long lost;
        long wordsLost;
        long twice;
        long predictions;
        long differing;
    }

    boolean isFlawless() {
        return doubts.lost == 0
                && doubts.wordsLost == 0
                && doubts.twice == 0
                && doubts.differing == 0
                && doubts.predictions > 0
                && equal == kills;
    }

    /** The smallest that so many of a hundred do not exceed. */
    private static long within(int percent, LongStream ms) {
        long[] sorted = ms.sorted().toArray();
        return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
    }

    private static String threeOf(Supplier<LongStream> ms) {
        return String.format(
                Locale.ROOT, "%d ms, %d ms, %d ms", within(50, ms.get()), within(99, ms.get()), within(100, ms.get()));
    }

    List<String> lines() {
        return List.of(
                "| under load, killed with SIGKILL | |",
                "|---|---|",
                line("kills", "%d", kills),
                line(
                        "events acknowledged",
                        "%d in frames, %d in batches, by %d requests",
                        frameEvents,
                        items,
                        requests),
                line("labels, beginnings and ends of sessions acknowledged", "%d", words),
                line("acknowledged but lost", "%d events, %d words", doubts.lost, doubts.wordsLost),
                line("stored twice", "%d", doubts.twice),
                line("next prediction equal to the uninterrupted one", "%d of %d kills", equal, kills),
                line("stored predictions that differ", "%d of %d", doubts.differing, doubts.predictions),
                line(
                        "ready again after: median, p99, longest",
                        "%s; %d of %d in less than 2 s",
                        threeOf(() -> ready.stream().mapToLong(Ready::tookMs)),
                        ready.stream().filter(one -> one.tookMs() < 2_000).count(),
                        ready.size()),
                line(
                        "of this on a processor",
                        "%s",
                        threeOf(() -> ready.stream().mapToLong(Ready::processorMs))));
    }

    private static String line(String what, String found, Object... values) {
        return "| " + what + " | " + String.format(Locale.ROOT, found, values) + " |";
    }
}
