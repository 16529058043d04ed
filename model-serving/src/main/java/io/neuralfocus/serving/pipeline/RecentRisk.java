package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.AppName;
import io.neuralfocus.intervention.Past;
import io.neuralfocus.prediction.RiskCategory;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.Arrays;

/** The last answered prediction of a device, and whether somebody was away since: what makes a HIGH the second in a row. */
final class RecentRisk {

    private long lastUs = Past.NEVER;
    private RiskCategory risk = RiskCategory.LOW;
    private boolean awaySince;
    private double idleSeconds;

    /** The person is away at an instant that has no prediction. */
    void away() {
        awaySince = true;
    }

    /** The person is there, with so much time away in the 30 seconds up to now: more than before is new. */
    void present(double idleSecondsOf30) {
        awaySince |= idleSecondsOf30 > idleSeconds;
        idleSeconds = idleSecondsOf30;
    }

    /** What a policy may know, beside what the user's other devices bring. */
    Past past(long lastShownUs, long lastBreakShownUs, int shownToday, long snoozedUntilUs) {
        return new Past(lastUs, risk, awaySince, lastShownUs, lastBreakShownUs, shownToday, snoozedUntilUs);
    }

    /** A prediction was answered. */
    void answered(long instantUs, RiskCategory category) {
        lastUs = instantUs;
        risk = category;
        awaySince = false;
    }

    void save(SnapshotWriter out) {
        out.writeLong(lastUs);
        out.writeName(AppName.of(risk.name()));
        out.writeBoolean(awaySince);
        out.writeDouble(idleSeconds);
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        lastUs = in.readLong();
        String category = in.readName().toString();
        risk = Arrays.stream(RiskCategory.values())
                .filter(one -> one.name().equals(category))
                .findFirst()
                .orElseThrow(() -> new SnapshotRefusedException("its last risk is of no known category"));
        awaySince = in.readBoolean();
        idleSeconds = in.readDouble();
    }
}
