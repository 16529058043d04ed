package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.session.Analytics;
import io.neuralfocus.store.session.Analytics.CategoryDay;
import io.neuralfocus.store.session.Analytics.Day;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/analytics}: what a person's days came to. */
final class AnalyticsResource {

    private static final int MOST_DAYS = 366;

    private final Analytics analytics;

    AnalyticsResource(Analytics analytics) {
        this.analytics = analytics;
    }

    private record Part(double hours, @Nullable Double focusScore) {}

    private record Daily(
            String date,
            long totalSessions,
            long completedSessions,
            double totalHours,
            @Nullable Double avgFocusScore,
            long totalSwitches,
            long totalInterventions,
            Map<String, Part> categoryBreakdown) {}

    private record Category(
            String date,
            String category,
            long sessionCount,
            double hours,
            @Nullable Double avgFocusScore) {}

    private record Categories(List<Category> categories) {}

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/analytics/daily",
                        this::daily,
                        ProblemCode.INVALID_DEVICE_ID,
                        ProblemCode.INVALID_DATE,
                        ProblemCode.STORE_UNAVAILABLE),
                Route.get(
                        "/api/v1/analytics/categories",
                        this::categories,
                        ProblemCode.INVALID_DEVICE_ID,
                        ProblemCode.INVALID_DATE,
                        ProblemCode.STORE_UNAVAILABLE));
    }

    private void daily(Context context) {
        PersonKey person = Asked.person(context);
        LocalDate date = Asked.date(context, "date");
        Map<String, Part> parts = new TreeMap<>();
        for (CategoryDay part : analytics.categories(person, date, date)) {
            parts.put(part.category(), new Part(part.hours(), orNull(part.averageScore())));
        }
        Day day = analytics.days(person, date, date).stream()
                .findFirst()
                .orElse(new Day(date, 0, 0, 0, OptionalDouble.empty(), 0, 0));
        Json.answer(
                context,
                new Daily(
                        date.toString(),
                        day.sessions(),
                        day.completed(),
                        day.hours(),
                        orNull(day.averageScore()),
                        day.switches(),
                        day.interventions(),
                        parts));
    }

    private void categories(Context context) {
        LocalDate from = Asked.date(context, "from");
        LocalDate to = Asked.date(context, "to");
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw new Refusal(
                    ProblemCode.INVALID_DATE,
                    "The parameter to must not lie before from, nor more than a year after it.");
        }
        Json.answer(
                context,
                new Categories(analytics.categories(Asked.person(context), from, to).stream()
                        .map(part -> new Category(
                                part.date().toString(),
                                part.category(),
                                part.sessions(),
                                part.hours(),
                                orNull(part.averageScore())))
                        .toList()));
    }

    private static @Nullable Double orNull(OptionalDouble score) {
        return score.isPresent() ? score.getAsDouble() : null;
    }
}
