package io.neuralfocus.serving.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.neuralfocus.store.engine.StoreException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How whatever is thrown while a request is answered becomes a problem. Nothing of a body is ever repeated. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final List<Route> routes;

    Refusals(List<Route> routes) {
        this.routes = routes;
    }

    void teach(JavalinConfig config) {
        config.routes.exception(
                Refusal.class, (refusal, context) -> Problem.of(refusal).answer(context));
        config.routes.exception(HttpResponseException.class, this::refusedByServer);
        // Agents come and go: nobody is left to be answered, and nothing of ours has failed.
        config.routes.exception(
                EofException.class, (hungUp, context) -> Problem.ofStatus(400).answer(context));
        // The store has told the log by itself, once.
        config.routes.exception(
                StoreException.class,
                (failure, context) -> Problem.storeUnavailable().answer(context));
        config.routes.exception(Exception.class, Refusals::fault);
        // A body that did not come in time is told by the server itself, with a status and no word.
        config.routes.error(408, context -> Problem.ofStatus(408).answer(context));
    }

    private void refusedByServer(HttpResponseException refusal, Context context) {
        if (refusal.getStatus() == 405) {
            context.header("Allow", allowed(context.path()));
        }
        Problem.ofStatus(refusal.getStatus()).answer(context);
    }

    /** The methods of the routes that this path leads to. */
    private String allowed(String path) {
        return routes.stream()
                .filter(route -> matches(route.path(), path))
                .map(Route::method)
                .map(HandlerType::name)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static boolean matches(String template, String path) {
        String pattern = Pattern.compile("\\{[^}]*}")
                .splitAsStream(template)
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]+"));
        return Pattern.matches(pattern + (template.endsWith("}") ? "[^/]+" : "") + "/?", path);
    }

    private static void fault(Exception fault, Context context) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                Problem.ofStatus(408).answer(context);
                return;
            }
        }
        LOG.error("{} {} failed", context.method(), context.path(), fault);
        Problem.internal().answer(context);
    }
}
