package io.neuralfocus.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.feature.NaiveHabits.Keyed;
import java.util.ArrayList;
import java.util.List;

/** What a person's stays in the app in focus, after the one she came from, and under its title come to at an instant. */
final class NaiveHistory {

    private static final int SETS_OF_APPS = 8;
    private static final int SETS_OF_PAIRS = 8;
    private static final int SETS_OF_TITLES = 16;

    private final NaiveFocus focus;
    private final long t;
    private final List<NaiveFocus.Stay> stays;
    private final AppName before;

    NaiveHistory(NaiveFocus focus, long instantUs) {
        this.focus = focus;
        this.t = instantUs;
        this.stays = focus.stays();
        this.before =
                stays.isEmpty() ? AppName.NONE : stays.get(stays.size() - 1).app();
    }

    /** The mean of ln(1 + stay) over all stays. */
    double logMean() {
        return logMean(stays.stream().map(NaiveFocus.Stay::inAppUs).toList());
    }

    /** What schema v2 tells of it from {@code stays} on. */
    List<Double> values() {
        List<Long> all = stays.stream().map(NaiveFocus.Stay::inAppUs).toList();
        List<Long> inApp = inApp(focus.app());
        List<Long> inBefore = inApp(before);
        List<Long> afterBefore = inPair(before, focus.app());
        List<Long> backInBefore = inPair(focus.app(), before);
        double share = leavingShare(all, 0.4);
        double appShare = leavingShare(inApp, share);
        List<Double> values = new ArrayList<>();
        values.add((double) all.size());
        values.add((double) inApp.size());
        values.add(all.isEmpty() ? 0 : (double) inApp.size() / (double) all.size());
        values.add(last(inApp, 1));
        values.add(last(inApp, 2));
        values.add(logMean(inApp));
        values.add(logMean(inBefore));
        values.add(logMean(afterBefore));
        values.add((afterBefore.size() + 1.0) / (inBefore.size() + 3.0));
        values.add((backInBefore.size() + 1.0) / (inApp.size() + 3.0));
        values.add(share);
        values.add(appShare);
        values.add(recentLeavingShare(inApp, appShare));
        values.add(leavingShare(inBefore, share));
        values.add(leavingShare(afterBefore, appShare));
        values.add(leavingShare(underTitle(), appShare));
        values.addAll(title());
        return values;
    }

    private static double seconds(long us) {
        return (double) us / 1e6;
    }

    private static double last(List<Long> stays, int nth) {
        return nth > stays.size() ? 0 : seconds(stays.get(stays.size() - nth));
    }

    private static double logMean(List<Long> stays) {
        double mean = 0;
        for (int i = 0; i < stays.size(); i++) {
            double log = StrictMath.log(1 + seconds(stays.get(i)));
            mean = i == 0 ? log : mean + 0.2 * (log - mean);
        }
        return mean;
    }

    /** Of the time that these stays lasted, the share within 30 s before their ends; of nothing it is the parent. */
    private static double leavingShare(List<Long> stays, double parent) {
        if (stays.isEmpty()) {
            return parent;
        }
        long stayed = stays.stream().mapToLong(us -> us).sum();
        long leaving = stays.stream().mapToLong(us -> Math.min(us, 30_000_000)).sum();
        return (seconds(leaving) + 60 * parent) / (seconds(stayed) + 60);
    }

    /** The same where each later stay takes 7 % of the weight of those before it. */
    private static double recentLeavingShare(List<Long> stays, double parent) {
        double stayed = 0;
        double leaving = 0;
        for (long stay : stays) {
            stayed = stayed * 0.93 + seconds(stay);
            leaving = leaving * 0.93 + Math.min(seconds(stay), 30);
        }
        return stays.isEmpty() ? parent : (leaving + 30 * parent) / (stayed + 30);
    }

    /** What happened at these instants, each weighing exp(-age / span), for spans of 15, 60, 240 and 960 s. */
    static List<Double> fading(List<Long> instants, long nowUs) {
        List<Double> counts = new ArrayList<>();
        for (int fourths = 3; fourths >= 0; fourths--) {
            double count = 0;
            for (int i = 0; i < instants.size(); i++) {
                long nextUs = i + 1 < instants.size() ? instants.get(i + 1) : nowUs;
                count = (count + 1) * faded(nextUs - instants.get(i), fourths);
            }
            counts.add(count);
        }
        return counts;
    }

    private static double faded(long us, int fourths) {
        double left = StrictMath.exp(-(double) us / 960e6);
        for (int i = 0; i < fourths; i++) {
            left = (left * left) * (left * left);
        }
        return left;
    }

    private List<Long> inApp(AppName app) {
        return remembered(
                stays.stream()
                        .map(stay -> new Keyed<>((long) stay.app().hashCode(), stay.inAppUs()))
                        .toList(),
                app.hashCode(),
                SETS_OF_APPS);
    }

    private List<Long> inPair(AppName from, AppName to) {
        return remembered(
                stays.stream()
                        .map(stay -> new Keyed<>(pairKey(stay.before(), stay.app()), stay.inAppUs()))
                        .toList(),
                pairKey(from, to),
                SETS_OF_PAIRS);
    }

    private static long pairKey(AppName from, AppName to) {
        return ((long) from.hashCode() << 32) + Integer.toUnsignedLong(to.hashCode());
    }

    private List<Long> underTitle() {
        return remembered(
                stays.stream()
                        .map(stay -> new Keyed<>(NaiveHabits.titleKey(stay.app(), stay.titleHash()), stay.inTitleUs()))
                        .toList(),
                NaiveHabits.titleKey(focus.app(), focus.titleHash()),
                SETS_OF_TITLES);
    }

    private static <T> List<T> remembered(List<Keyed<T>> all, long key, int sets) {
        return NaiveHabits.remembered(all, key, sets).orElse(List.of());
    }

    /** Titles in this stay, how often this one was told, and since when it had given way. */
    private List<Double> title() {
        long key = NaiveHabits.titleKey(focus.app(), focus.titleHash());
        List<NaiveFocus.Telling> tellings = focus.tellings();
        List<Keyed<Integer>> told = new ArrayList<>();
        for (int i = 0; i < tellings.size(); i++) {
            if (!tellings.get(i).isLeft()) {
                told.add(new Keyed<>(keyOf(tellings.get(i)), i));
            }
        }
        List<Integer> known = remembered(told, key, SETS_OF_TITLES);
        long sinceLeftUs = 0;
        for (int i = known.isEmpty() ? tellings.size() : known.get(0); i < tellings.size(); i++) {
            if (tellings.get(i).isLeft() && keyOf(tellings.get(i)) == key) {
                sinceLeftUs = t - tellings.get(i).us();
            }
        }
        return List.of((double) focus.titlesInStay(), (double) known.size(), seconds(sinceLeftUs));
    }

    private static long keyOf(NaiveFocus.Telling telling) {
        return NaiveHabits.titleKey(telling.app(), telling.titleHash());
    }
}
