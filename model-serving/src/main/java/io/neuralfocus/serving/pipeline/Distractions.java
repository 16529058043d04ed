package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.AppName;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;

/** The distracting sites and apps that were in focus lately, the latest first: what a block would be about. */
final class Distractions {

    /** Longer ago is not lately. */
    private static final long LATELY_US = 600_000_000;

    private static final int MOST = 5;

    private record One(AppName app, long seenUs) {}

    private final List<One> latest = new ArrayList<>(0);

    /** It is in focus at this instant. */
    void seen(AppName app, long instantUs) {
        latest.removeIf(one -> one.app.equals(app));
        latest.add(0, new One(app, instantUs));
        if (latest.size() > MOST) {
            latest.remove(MOST);
        }
    }

    /** Their names, as they were told. */
    List<String> at(long instantUs) {
        return latest.stream()
                .filter(one -> instantUs - one.seenUs <= LATELY_US)
                .map(one -> one.app.toString())
                .toList();
    }

    void save(SnapshotWriter out) {
        out.writeLong(latest.size());
        for (One one : latest) {
            out.writeName(one.app);
            out.writeLong(one.seenUs);
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        int count = in.readCount(2);
        if (count > MOST) {
            throw new SnapshotRefusedException("it tells of " + count + " distractions, at most " + MOST + " are kept");
        }
        for (int i = 0; i < count; i++) {
            latest.add(new One(in.readName(), in.readLong()));
        }
    }
}
