package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.lane.LaneSnapshots;
import io.neuralfocus.store.lane.LaneSnapshots.Progress;
import java.time.InstantSource;
import java.util.List;

/**
 * What lanes need though nothing comes in. Input that waits, after a fall or a fault, is taken without its device having to
 * speak again: all devices are looked through a page at a time, so that a start waits for none of them. And who falls
 * silent is kept within two minutes, so that raw input need not stay.
 */
final class LaneCare {

    private static final int PAGE = 200;
    private static final int SNAPSHOTS_AT_ONCE = 50;
    private static final long MINUTE_US = 60_000_000;

    private final LaneSnapshots snapshots;
    private final Lanes lanes;
    private final InstantSource clock;
    private long cursor;
    private long restsUntilUs = Long.MIN_VALUE;

    LaneCare(LaneSnapshots snapshots, Lanes lanes, InstantSource clock) {
        this.snapshots = snapshots;
        this.lanes = lanes;
        this.clock = clock;
    }

    void tick() {
        long nowUs = Now.us(clock);
        lanes.keep(nowUs - MINUTE_US, SNAPSHOTS_AT_ONCE, nowUs);
        if (nowUs < restsUntilUs) {
            return;
        }
        List<Progress> page = snapshots.progress(cursor, PAGE);
        for (Progress one : page) {
            if (one.behind()) {
                lanes.wake(one.device(), nowUs);
            }
            cursor = one.number();
        }
        if (page.size() < PAGE) {
            cursor = 0;
            restsUntilUs = nowUs + MINUTE_US;
        }
    }
}
