package io.neuralfocus.simulator;

import io.neuralfocus.event.AppName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The apps of one person, the most used first. */
final class Repertoire {

    private static final Odds<Software> PLATFORMS = Odds.of(Software.PLATFORMS, Software::share);
    private static final int MOST_DOCUMENTS = 9;

    private final List<UsedApp> apps;

    private Repertoire(List<UsedApp> apps) {
        this.apps = List.copyOf(apps);
    }

    static Repertoire drawn(Chance chance, long team, Tempo tempo) {
        Software software = PLATFORMS.drawn(chance);
        Role trade = chance.happens(0.55) ? Role.BUILD : Role.WRITE;
        List<Choice> choices = new ArrayList<>();
        for (Role role : Role.values()) {
            int count = (role == trade ? 2 : 1) + chance.below(role == Role.PLAY || role == Role.TIDY ? 2 : 3);
            double standing = role == trade || role == Role.BROWSE ? 0.4 : 1;
            List<String> names = new ArrayList<>(software.names(role));
            while (count-- > 0 && !names.isEmpty()) {
                String name = names.remove(chance.below(names.size()));
                choices.add(new Choice(AppName.of(name), role, standing * chance.exponential(1)));
            }
        }
        choices.sort(Comparator.comparingDouble(Choice::rank));
        return new Repertoire(choices.stream()
                .map(choice -> used(choice, chance, team, tempo))
                .toList());
    }

    private static UsedApp used(Choice choice, Chance chance, long team, Tempo tempo) {
        double inTeam = tempo.app() * Chance.of(team, choice.name.hashCode()).normal();
        double hers = tempo.personApp() * chance.normal();
        List<Double> titles = Stream.generate(() -> tempo.title() * chance.normal())
                .limit(2 + chance.below(MOST_DOCUMENTS - 1))
                .toList();
        return new UsedApp(choice.name, choice.role, 1_000 + chance.below(30_000), inTeam + hers, titles);
    }

    /** What is open for one stretch of work: 4 to 9 apps, the usual ones more likely. */
    List<UsedApp> opened(Chance chance) {
        Odds<UsedApp> odds = Odds.ranked(apps);
        List<UsedApp> open = new ArrayList<>();
        for (int count = Math.min(apps.size(), 4 + chance.below(6)); count > 0; count--) {
            UsedApp app = odds.drawn(chance);
            open.add(app);
            odds = odds.without(app);
        }
        open.sort(Comparator.comparingInt(apps::indexOf));
        return open;
    }

    private record Choice(AppName name, Role role, double rank) {}
}
