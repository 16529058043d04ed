package io.neuralfocus.serving.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.neuralfocus.event.wire.FrameLayout;
import io.neuralfocus.serving.pipeline.Intake;
import io.neuralfocus.serving.pipeline.Lanes;
import io.neuralfocus.serving.pipeline.ServedModel;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.StoreException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: which path leads to which resource, and what all answers have in common. */
public final class Door implements AutoCloseable {

    private static final long STOP_WITHIN_MS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Javalin javalin;

    private Door(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Opens it; when this returns it answers. An {@link IllegalArgumentException} says why it cannot listen there. */
    public static Door open(String host, int port, Intake intake, Lanes lanes, Store store, ServedModel model) {
        FramesResource frames = new FramesResource(intake);
        PredictionsResource predictions = new PredictionsResource(store.predictions());
        HealthResource health = new HealthResource(model, lanes, store);
        Javalin javalin = Javalin.create(config -> {
            common(config);
            config.routes.post("/api/v1/events/frames", frames::post);
            config.routes.get("/api/v1/predictions", predictions::list);
            config.routes.get("/healthz", health::get);
        });
        try {
            return new Door(javalin.start(host, port));
        } catch (JavalinBindException e) {
            javalin.stop();
            throw new IllegalArgumentException(
                    "cannot listen on port " + port + " of " + host
                            + ": another program does, or this user may not; choose another port.",
                    e);
        }
    }

    private static void common(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = FrameLayout.MAX_FRAME_SIZE;
        config.http.prefer405over404 = true;
        // Without this a stop drops the requests that are under way.
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_WITHIN_MS);
            server.setHandler(new GracefulHandler());
            server.setErrorHandler(new ServerRefusals());
        });
        config.routes.exception(
                Refusal.class, (refusal, context) -> Problem.of(refusal).answer(context));
        config.routes.exception(
                HttpResponseException.class,
                (refusal, context) -> Problem.ofStatus(refusal.getStatus()).answer(context));
        // Agents come and go: nobody is left to be answered, and nothing of ours has failed.
        config.routes.exception(
                EofException.class, (hungUp, context) -> Problem.ofStatus(400).answer(context));
        // The store has told the log by itself, once.
        config.routes.exception(
                StoreException.class,
                (failure, context) -> Problem.storeUnavailable().answer(context));
        config.routes.exception(Exception.class, (fault, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), fault);
            Problem.internal().answer(context);
        });
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Answers what is under way, then stops. */
    @Override
    public void close() {
        javalin.stop();
    }
}
