package io.neuralfocus.serving.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.neuralfocus.event.wire.FrameLayout;
import io.neuralfocus.serving.config.HttpConfig;
import io.neuralfocus.serving.metric.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: what all routes have in common, and how it listens and stops. */
public final class Door implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Javalin javalin;

    private Door(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Opens it; when this returns it answers. An {@link IllegalArgumentException} says why it cannot listen there. */
    public static Door open(HttpConfig http, Resources resources, Metrics metrics) {
        List<Route> routes = resources.routes();
        Javalin javalin = Javalin.create(config -> {
            listen(config, http, metrics);
            new Refusals(routes).teach(config);
            config.routes.before(Door::guard);
            for (Route route : routes) {
                config.routes.addHttpHandler(route.method(), route.path(), route.handler());
            }
            config.requestLogger.http((context, milliseconds) -> count(context, milliseconds, metrics));
        });
        try {
            return new Door(javalin.start(http.host(), http.port()));
        } catch (JavalinBindException e) {
            javalin.stop();
            throw new IllegalArgumentException(
                    "cannot listen on port " + http.port() + " of " + http.host()
                            + ": another program does, or this user may not; choose another port.",
                    e);
        }
    }

    /** What holds of every request that gets this far. */
    private static void guard(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        ForeignPages.refuse(context);
    }

    private static void listen(JavalinConfig config, HttpConfig http, Metrics metrics) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = FrameLayout.MAX_FRAME_SIZE;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(jetty -> {
            jetty.setIdleTimeout(http.idleAfter().toMillis());
            jetty.setSendServerVersion(false);
        });
        config.jetty.modifyServer(server -> chain(server, http, metrics));
    }

    /** What a request passes before any route sees it, outermost first. */
    private static void chain(Server server, HttpConfig http, Metrics metrics) {
        // Without the first a stop drops the requests that are under way; without the last a slow body holds a thread.
        GracefulHandler graceful = new GracefulHandler();
        BodyDeadline deadline = new BodyDeadline(http.bodyWithin(), metrics::nanos);
        EagerContentHandler whole = new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(2L * FrameLayout.MAX_FRAME_SIZE, -1, false));
        // By then a connection on which nothing moves is let go of; one whose body pauses is not yet.
        graceful.setShutdownIdleTimeout(http.stopWithin().toMillis() / 5);
        graceful.setHandler(deadline);
        deadline.setHandler(whole);
        server.setHandler(graceful);
        server.setStopTimeout(http.stopWithin().toMillis());
        server.setErrorHandler(new ServerRefusals(metrics));
    }

    private static void count(Context context, Float milliseconds, Metrics metrics) {
        Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
        Optional<Endpoint> found = Optional.ofNullable(endpoint);
        metrics.answered(
                found.map(matched -> matched.method.name()).orElse("none"),
                found.map(matched -> matched.path).orElse("none"),
                context.statusCode(),
                (long) (milliseconds * 1e6));
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Answers what is under way, then stops. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            LOG.warn("stopped before all requests were answered: some took longer than http.stop-within allows");
        }
    }
}
