package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.serving.config.LanesConfig;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.serving.http.Resources;
import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.people.DeviceKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The parts of a service on a folder, with the shipped champion, for tests that put them together by themselves. */
public final class Parts implements AutoCloseable {

    private final InstantSource clock;
    private final Store store;
    private final Metrics metrics;
    private final LiveModels models;
    private final Answering answering;
    private final Lanes lanes;

    public Parts(Path folder, InstantSource clock) {
        this(folder, clock, ServiceConfig.defaults().lanes(), Executors.newFixedThreadPool(2));
    }

    Parts(Path folder, InstantSource clock, LanesConfig lanes, ExecutorService threads) {
        this.clock = clock;
        this.store = Store.open(folder);
        this.metrics = new Metrics(clock, System::nanoTime);
        this.models =
                LiveModels.follow(shipped(), ServiceConfig.defaults().models().lookEvery());
        this.answering = new Answering(models, ServiceConfig.defaults().models(), store.shadow(), metrics);
        this.lanes = new Lanes(store, answering, Catalog.shipped(), lanes, threads);
    }

    /** The registry that comes with the house. */
    public static Registry shipped() {
        return Registry.open(Path.of(System.getProperty("focus.root", ".."), "models", "registry"));
    }

    Store store() {
        return store;
    }

    Lanes lanes() {
        return lanes;
    }

    /** Lanes on the same store that know of these as little as those of a service that was killed and began again. */
    Lanes nextLife(ExecutorService threads) {
        return new Lanes(
                store, answering, Catalog.shipped(), ServiceConfig.defaults().lanes(), threads);
    }

    /** A lane by itself, which has taken nothing yet. */
    Lane lane(DeviceKey device) {
        return new Lane(device, answering, Catalog.shipped());
    }

    Metrics metrics() {
        return metrics;
    }

    /** What a door opens on. */
    public Resources resources() {
        Intake intake = new Intake(lanes, clock);
        Salts salts = device -> new byte[] {1};
        BatchIntake batches = new BatchIntake(
                lanes, store.quarantine(), salts, store.people()::utcOffsetSeconds, Catalog.shipped(), clock);
        Desks desks = Desks.of(store, lanes, intake, clock);
        Health health = new Health(store, answering);
        return new Resources(store, models, answering, lanes, intake, batches, desks, health, metrics, clock);
    }

    @Override
    public void close() {
        lanes.close();
        answering.close();
        models.close();
        store.close();
    }
}
