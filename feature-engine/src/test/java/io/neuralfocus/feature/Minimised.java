package io.neuralfocus.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing list short, so that a person can read why: halves, quarters and so on are left out while it fails. */
final class Minimised {

    private Minimised() {}

    /** A part of a failing list, in its order, that still fails; found with at most so many tries. */
    static <T> List<T> of(List<T> failing, int tries, Predicate<List<T>> fails) {
        List<T> shortest = failing;
        int left = tries;
        int size = Math.max(1, failing.size() / 2);
        boolean shortened = true;
        while (left > 0 && (size > 1 || shortened)) {
            shortened = false;
            size = Math.max(1, size / 2);
            for (int from = 0; from < shortest.size() && left > 0; left--) {
                List<T> without = without(shortest, from, Math.min(from + size, shortest.size()));
                if (fails.test(without)) {
                    shortest = without;
                    shortened = true;
                } else {
                    from += size;
                }
            }
        }
        return shortest;
    }

    private static <T> List<T> without(List<T> whole, int from, int to) {
        List<T> rest = new ArrayList<>(whole.subList(0, from));
        rest.addAll(whole.subList(to, whole.size()));
        return rest;
    }
}
