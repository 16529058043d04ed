package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.lane.LaneSnapshots.Snapshot;
import io.neuralfocus.store.people.DeviceKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds a lane from what is stored of it: the newest snapshot that can be read, or an older one, or none. What came in
 * behind it is the lane's to take next; the further back it begins the more that is, and nothing else differs.
 */
record LaneRecovery(Store store, Answering answering, Catalog catalog) {

    private static final Logger LOG = LoggerFactory.getLogger(LaneRecovery.class);

    Lane build(DeviceKey device) {
        for (Snapshot snapshot : store.snapshots().newestFirst(device)) {
            try {
                Lane lane = Lane.resume(device, answering, catalog, snapshot.state());
                if (lane.ordinal() == snapshot.ordinal()) {
                    return lane;
                }
                LOG.warn("a snapshot of device {} stands at another input than it was taken at", device.deviceText());
            } catch (SnapshotRefusedException e) {
                LOG.warn("the lane of device {} is built from further back", device.deviceText(), e);
            }
        }
        return new Lane(device, answering, catalog);
    }

    /** The same lane once more, to look ahead with. */
    Lane copy(DeviceKey device, Lane lane) {
        try {
            return Lane.resume(device, answering, catalog, lane.snapshot());
        } catch (SnapshotRefusedException e) {
            throw new IllegalStateException("a lane cannot read its own snapshot", e);
        }
    }
}
