package io.neuralfocus.serving;

import io.neuralfocus.serving.config.HttpConfig;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.serving.http.Door;
import io.neuralfocus.serving.http.Resources;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.Answering;
import io.neuralfocus.serving.pipeline.BatchIntake;
import io.neuralfocus.serving.pipeline.Desks;
import io.neuralfocus.serving.pipeline.Health;
import io.neuralfocus.serving.pipeline.Intake;
import io.neuralfocus.serving.pipeline.Lanes;
import io.neuralfocus.serving.pipeline.LiveModels;
import io.neuralfocus.serving.pipeline.Salts;
import io.neuralfocus.serving.pipeline.ServedModel;
import io.neuralfocus.serving.pipeline.StoredSalts;
import io.neuralfocus.serving.pipeline.Timekeeper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running service. */
public final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final HttpConfig http;
    private final Deque<AutoCloseable> parts;
    private final LiveModels models;
    private final Timekeeper timekeeper;
    private final Lanes lanes;
    private final Door door;

    private Service(
            HttpConfig http,
            Deque<AutoCloseable> parts,
            LiveModels models,
            Timekeeper timekeeper,
            Lanes lanes,
            Door door) {
        this.http = http;
        this.parts = parts;
        this.models = models;
        this.timekeeper = timekeeper;
        this.lanes = lanes;
        this.door = door;
    }

    /** Starts it; when this returns it answers. */
    public static Service start(ServiceConfig config, Surroundings given) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            Metrics metrics = new Metrics(given.clock(), given.nanos());
            LiveModels models = opened(
                    parts, LiveModels.follow(given.registry(), config.models().lookEvery()));
            Answering answering = opened(
                    parts, new Answering(models, config.models(), given.store().shadow(), metrics));
            Lanes lanes = opened(parts, new Lanes(given.store(), answering, given.catalog(), config.lanes()));
            lanes.tellTo(metrics);
            Intake intake = new Intake(lanes, given.clock());
            Salts salts = new StoredSalts(given.store().people(), given.chance(), given.clock());
            BatchIntake batches = new BatchIntake(
                    lanes,
                    given.store().quarantine(),
                    salts,
                    given.store().people()::utcOffsetSeconds,
                    given.catalog(),
                    given.clock());
            Desks desks = Desks.of(given.store(), lanes, intake, given.clock());
            Timekeeper timekeeper = opened(
                    parts,
                    new Timekeeper(
                                    given.store(),
                                    lanes,
                                    desks,
                                    config.retention().settings(),
                                    given.clock())
                            .begin());
            Health health = new Health(given.store(), answering);
            health.tellTo(metrics);
            Resources resources = new Resources(
                    given.store(), models, answering, lanes, intake, batches, desks, health, metrics, given.clock());
            Door door = opened(parts, Door.open(config.http(), resources, metrics));
            return new Service(config.http(), parts, models, timekeeper, lanes, door);
        } catch (RuntimeException e) {
            close(parts);
            throw e;
        }
    }

    private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> parts, T part) {
        parts.push(part);
        return part;
    }

    /** The address it listens at, without a slash at the end. */
    public String address() {
        return http.address(door.port());
    }

    /** The version that answers now; empty if there is none. */
    public Optional<String> modelVersion() {
        return models.champion().map(ServedModel::version);
    }

    /** Looks whether an alias has moved, without waiting for when it would be looked. */
    void lookAtModels() {
        models.look();
    }

    /** Waits until everything acknowledged so far has become predictions, and what is due by now is done. */
    public void settle() {
        timekeeper.tick();
        lanes.settled().join();
    }

    /** Takes no new requests, answers those under way, lets the lanes run out, then ends. */
    @Override
    public void close() {
        close(parts);
    }

    /** What was opened last is closed first; one that fails keeps none of the others open. */
    private static void close(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.error("a part of the service could not be closed", e);
            }
        }
    }
}
