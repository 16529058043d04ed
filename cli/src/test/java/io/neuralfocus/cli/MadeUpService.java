package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.serving.config.LanesConfig;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.Answering;
import io.neuralfocus.serving.pipeline.BatchIntake;
import io.neuralfocus.serving.pipeline.Desks;
import io.neuralfocus.serving.pipeline.Intake;
import io.neuralfocus.serving.pipeline.Lanes;
import io.neuralfocus.serving.pipeline.LiveModels;
import io.neuralfocus.serving.pipeline.StoredSalts;
import io.neuralfocus.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/** A whole service without its door, on a clock that is set by hand: it can be stopped well or badly, and started again. */
final class MadeUpService implements AutoCloseable {

    private final Path folder;
    private volatile long nowUs;
    private Running running;

    /** So little room that lanes come and go all day. */
    private static final LanesConfig CRAMPED = new LanesConfig(Duration.ofMinutes(5), 2);

    /** What lives from a start to a stop. */
    record Running(
            Store store,
            LiveModels models,
            Answering answering,
            Lanes lanes,
            Intake intake,
            BatchIntake batches,
            Desks desks) {}

    MadeUpService(Path folder, long nowUs) {
        this.folder = folder;
        this.nowUs = nowUs;
        this.running = start();
    }

    private Running start() {
        InstantSource clock = () -> Instant.EPOCH.plus(nowUs, ChronoUnit.MICROS);
        ServiceConfig config = ServiceConfig.defaults();
        Metrics metrics = new Metrics(clock, System::nanoTime);
        Store store = Store.open(folder);
        Path registry = Path.of(System.getProperty("focus.root", ".."), "models", "registry");
        LiveModels models =
                LiveModels.follow(Registry.open(registry), config.models().lookEvery());
        Answering answering = new Answering(models, config.models(), store.shadow(), metrics);
        Lanes lanes = new Lanes(store, answering, Catalog.shipped(), CRAMPED);
        Intake intake = new Intake(lanes, clock);
        StoredSalts salts = new StoredSalts(store.people(), new Random(1), clock);
        BatchIntake batches = new BatchIntake(
                lanes, store.quarantine(), salts, store.people()::utcOffsetSeconds, Catalog.shipped(), clock);
        return new Running(store, models, answering, lanes, intake, batches, Desks.of(store, lanes, intake, clock));
    }

    Running now() {
        return running;
    }

    void clock(long us) {
        nowUs = Math.max(nowUs, us);
    }

    /** Stops it as one that is told to stop, and starts it again. */
    void restart() {
        close();
        running = start();
    }

    /** Takes the store away under its hands: what was not durable never is, and no lane can keep its state. */
    void fall() {
        running.store().close();
        running.lanes().close();
        running.answering().close();
        running.models().close();
        running = start();
    }

    @Override
    public void close() {
        running.lanes().close();
        running.answering().close();
        running.models().close();
        running.store().close();
    }

    /** Where it remembers. */
    Path folder() {
        return folder;
    }
}
