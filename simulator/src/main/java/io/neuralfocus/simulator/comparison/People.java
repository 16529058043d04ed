package io.neuralfocus.simulator.comparison;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.StreamItem.Happened;
import io.neuralfocus.event.json.JsonLogReader;
import io.neuralfocus.event.json.LogLine;
import io.neuralfocus.simulator.Person;
import io.neuralfocus.simulator.Population;
import java.io.IOException;
import java.io.InputStream;

/** Where portraits come from: a log of real people, or days of simulated ones. */
public final class People {

    private static final long FIRST_DAY = 20_454;

    private People() {}

    /** Those whom a canonical log tells of; each session of each user is a stream. Lines that cannot be taken are left out. */
    public static Portrait recorded(InputStream jsonLines, Catalog catalog) throws IOException {
        Observer observer = new Observer(catalog);
        JsonLogReader log = new JsonLogReader(jsonLines, rejection -> {});
        String stream = "";
        long endUs = Long.MIN_VALUE;
        while (log.next()) {
            LogLine line = log.line();
            String now = line.user() + '\n' + line.device() + '\n' + line.session();
            if (!now.equals(stream)) {
                observer.end(endUs);
                observer.begin(line.user());
                stream = now;
                endUs = Long.MIN_VALUE;
            }
            endUs = Math.max(endUs, line.item().timestampUs());
            if (line.item() instanceof Happened happened) {
                observer.take(happened.event());
            }
        }
        observer.end(endUs);
        return observer.portrait();
    }

    /** The first people of a population, their windows watched for some days. */
    public static Portrait simulated(Population population, int people, int days, double hours, Catalog catalog) {
        Observer observer = new Observer(catalog);
        for (int index = 0; index < people; index++) {
            Person person = population.person(index);
            for (int day = 0; day < days; day++) {
                observer.begin(person.name());
                var watched = person.day(person.morningUs(FIRST_DAY + day), hours);
                watched.windows(observer::take);
                observer.end(watched.endUs());
            }
        }
        return observer.portrait();
    }
}
