package io.neuralfocus.serving;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.serving.http.Door;
import io.neuralfocus.serving.pipeline.Intake;
import io.neuralfocus.serving.pipeline.Lanes;
import io.neuralfocus.serving.pipeline.ServedModel;
import io.neuralfocus.store.Store;
import java.time.InstantSource;

/** A running service on an open store. The store stays its owner's to close, after the service. */
public final class Service implements AutoCloseable {

    private final ServiceSettings settings;
    private final Lanes lanes;
    private final Door door;

    private Service(ServiceSettings settings, Lanes lanes, Door door) {
        this.settings = settings;
        this.lanes = lanes;
        this.door = door;
    }

    /** Starts it; when this returns it answers. */
    public static Service start(
            ServiceSettings settings, Store store, ServedModel model, Catalog catalog, InstantSource clock) {
        Lanes lanes = new Lanes(store, model, catalog);
        try {
            Door door = Door.open(settings.host(), settings.port(), new Intake(lanes, clock), lanes, store, model);
            return new Service(settings, lanes, door);
        } catch (RuntimeException e) {
            lanes.close();
            throw e;
        }
    }

    /** The address it listens at, without a slash at the end. */
    public String address() {
        return settings.address(door.port());
    }

    /** Waits until everything acknowledged so far has become predictions. */
    public void settle() {
        lanes.settled().join();
    }

    /** Takes no new requests, answers those under way, lets the lanes run out, then ends. */
    @Override
    public void close() {
        door.close();
        lanes.close();
    }
}
