package io.neuralfocus.event.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    /** Two watermarks that wait, and nothing else. */
    private static Arrivals load(long first, long second) throws SnapshotRefusedException {
        SnapshotWriter out = new SnapshotWriter(1);
        out.writeLong(50);
        out.writeLong(50);
        out.writeLong(0);
        out.writeLong(2);
        for (long timestampUs : new long[] {first, second}) {
            out.writeLong(timestampUs);
            out.writeBoolean(false);
        }
        out.writeLong(0);
        Arrivals arrivals = new Arrivals();
        arrivals.load(new SnapshotReader(out.finish(), 1));
        return arrivals;
    }

    @Test
    void shouldRefuseASnapshotInWhichWhatWaitsIsOutOfOrder() throws SnapshotRefusedException {
        assertEquals(10, load(10, 20).nextUs());
        assertEquals(20, load(20, 20).nextUs());
        assertThrows(SnapshotRefusedException.class, () -> load(20, 10));
    }
}
