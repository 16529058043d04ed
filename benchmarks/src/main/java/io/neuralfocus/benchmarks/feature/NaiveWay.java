package io.neuralfocus.benchmarks.feature;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The vector's window features computed from the kept events at each asking, as one would write it first: one pass, with
 * floating sums. It leaves out presence, titles and categories, so it is faster than an honest equal would be.
 */
final class NaiveWay {

    private NaiveWay() {}

    static float[] vector(List<Event> events, long nowUs) {
        int presses = 0;
        int gaps = 0;
        double gapSum = 0;
        double gapSquares = 0;
        double gapWeighted = 0;
        long lastPress = 0;
        int moves = 0;
        double speedSum = 0;
        double speedSquares = 0;
        double firstSpeed = 0;
        double lastSpeed = 0;
        int clicks = 0;
        int switches30 = 0;
        int switches300 = 0;
        AppName focus = AppName.NONE;
        long focusSince = 0;
        Set<AppName> apps = new HashSet<>();
        for (Event event : events) {
            if (event.timestampUs() <= nowUs - 300_000_000) {
                continue;
            }
            boolean recent = event.timestampUs() > nowUs - 30_000_000;
            apps.add(event.app());
            if (event.type() == EventType.WINDOW_FOCUS_CHANGE && !event.app().equals(focus)) {
                switches300++;
                switches30 += recent ? 1 : 0;
                focus = event.app();
                focusSince = event.timestampUs();
            }
            if (!recent) {
                continue;
            }
            if (event.type() == EventType.KEY_PRESS) {
                if (presses++ > 0) {
                    double gap = (double) (event.timestampUs() - lastPress) / 1e6;
                    gapWeighted += gaps * gap;
                    gapSum += gap;
                    gapSquares += gap * gap;
                    gaps++;
                }
                lastPress = event.timestampUs();
            } else if (event.type() == EventType.MOUSE_MOVE) {
                lastSpeed = event.word2();
                firstSpeed = moves++ == 0 ? lastSpeed : firstSpeed;
                speedSum += lastSpeed;
                speedSquares += lastSpeed * lastSpeed;
            } else if (event.type() == EventType.MOUSE_CLICK) {
                clicks++;
            }
        }
        double k = Math.max(1, gaps);
        double n = Math.max(1, moves);
        return new float[] {
            (float) (gapSum / k),
            (float) Math.sqrt(Math.max(0, gapSquares / k - gapSum * gapSum / (k * k))),
            (float) (6 * (2 * gapWeighted - (k - 1) * gapSum) / Math.max(1, k * (k * k - 1))),
            (float) (speedSum / n),
            (float) Math.sqrt(Math.max(0, speedSquares / n - speedSum * speedSum / (n * n))),
            (float) ((lastSpeed - firstSpeed) / Math.max(1, n - 1)),
            presses / 30f,
            clicks,
            switches30,
            switches300,
            apps.size(),
            (float) ((double) (nowUs - focusSince) / 1e6)
        };
    }
}
