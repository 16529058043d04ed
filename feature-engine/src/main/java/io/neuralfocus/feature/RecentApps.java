package io.neuralfocus.feature;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The distinct apps that events of the last five minutes named, chained in order of last sight. A few that have left that
 * window stay at the old end of the chain, uncounted: people come back, and what the catalogue said is still known then.
 */
final class RecentApps {

    private static final long SPAN_US = 300_000_000;
    private static final int KEPT_BEYOND = 8;

    private static final class Sighting {
        final AppName name;
        final AppEntry entry;
        long seenUs;
        boolean counts;

        @Nullable
        Sighting older;

        @Nullable
        Sighting newer;

        Sighting(AppName name, AppEntry entry) {
            this.name = name;
            this.entry = entry;
        }
    }

    private final Catalog catalog;
    private final Map<AppName, Sighting> byName = new HashMap<>(8);
    private @Nullable Sighting oldest;
    private @Nullable Sighting newest;
    private @Nullable Sighting oldestCounting;
    private int counting;

    RecentApps(Catalog catalog) {
        this.catalog = catalog;
    }

    /** An event named this app: what the catalogue knows of it. */
    AppEntry see(AppName name, long timestampUs) {
        Sighting sighting = newest;
        if (sighting == null || !sighting.name.equals(name)) {
            sighting = byName.get(name);
            if (sighting == null) {
                sighting = new Sighting(name, catalog.find(name));
                byName.put(name, sighting);
            } else {
                unlink(sighting);
            }
            append(sighting);
        }
        sighting.seenUs = timestampUs;
        if (!sighting.counts) {
            sighting.counts = true;
            counting++;
        }
        if (oldestCounting == null) {
            oldestCounting = sighting;
        }
        return sighting.entry;
    }

    void moveTo(long nowUs) {
        Sighting next = oldestCounting;
        while (next != null && next.seenUs <= nowUs - SPAN_US) {
            next.counts = false;
            counting--;
            next = next.newer;
        }
        oldestCounting = next;
        Sighting first = oldest;
        while (first != null && !first.counts && byName.size() - counting > KEPT_BEYOND) {
            byName.remove(first.name);
            unlink(first);
            first = oldest;
        }
    }

    int count() {
        return counting;
    }

    boolean contains(AppName name) {
        Sighting sighting = byName.get(name);
        return sighting != null && sighting.counts;
    }

    private void append(Sighting sighting) {
        sighting.older = newest;
        sighting.newer = null;
        if (newest == null) {
            oldest = sighting;
        } else {
            newest.newer = sighting;
        }
        newest = sighting;
    }

    private void unlink(Sighting sighting) {
        if (oldestCounting == sighting) {
            oldestCounting = sighting.newer;
        }
        if (sighting.older == null) {
            oldest = sighting.newer;
        } else {
            sighting.older.newer = sighting.newer;
        }
        if (sighting.newer == null) {
            newest = sighting.older;
        } else {
            sighting.newer.older = sighting.older;
        }
    }

    void save(SnapshotWriter out) {
        out.writeLong(counting);
        for (Sighting next = oldestCounting; next != null; next = next.newer) {
            out.writeName(next.name);
            out.writeLong(next.seenUs);
        }
    }

    void load(SnapshotReader in) throws SnapshotRefusedException {
        for (int left = in.readCount(2); left > 0; left--) {
            AppName name = in.readName();
            see(name, in.readLong());
        }
    }
}
