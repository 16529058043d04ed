package io.neuralfocus.explain;

import static io.neuralfocus.explain.ValueKind.rounded;

import java.util.ArrayList;
import java.util.List;

/**
 * Five plain signs of distraction and their sentences, read off the vector by thresholds that no model has a say in. A
 * feature that the schema lacks or the vector leaves missing says nothing.
 */
public final class Heuristics {

    private static final int ABSENT = -1;

    private final int keystrokeRate;
    private final int contextSwitches;
    private final int mouseSpeedStd;
    private final int isBrowser;
    private final int isIde;
    private final int minutesSinceBreak;

    /** A sign that shows, and the feature that shows it. */
    public record Sign(int feature, String sentence) {}

    /** Heuristics over a vector whose features have these names. */
    public Heuristics(List<String> features) {
        keystrokeRate = features.indexOf("keystroke_rate");
        contextSwitches = features.indexOf("context_switches_30s");
        mouseSpeedStd = features.indexOf("mouse_speed_std");
        isBrowser = features.indexOf("is_browser");
        isIde = features.indexOf("is_ide");
        minutesSinceBreak = features.indexOf("minutes_since_last_break");
    }

    /** The signs that show in this vector, in their fixed order. */
    public List<Sign> signs(float[] vector) {
        List<Sign> signs = new ArrayList<>(5);
        float typing = value(vector, keystrokeRate);
        if (typing < 2.0) {
            signs.add(new Sign(keystrokeRate, "Low typing activity (" + rounded(typing, 1) + " keys/s)"));
        }
        float switches = value(vector, contextSwitches);
        if (switches >= 3) {
            signs.add(new Sign(contextSwitches, rounded(switches, 0) + " app switches in 30s"));
        }
        float jitter = value(vector, mouseSpeedStd);
        if (jitter > 500) {
            signs.add(new Sign(mouseSpeedStd, "Erratic mouse movement (jitter: " + rounded(jitter, 0) + ")"));
        }
        if (value(vector, isBrowser) > 0 && value(vector, isIde) == 0) {
            signs.add(new Sign(isBrowser, "Currently in browser (high distraction risk)"));
        }
        float minutes = value(vector, minutesSinceBreak);
        if (minutes > 90) {
            signs.add(new Sign(minutesSinceBreak, "No break in " + rounded(minutes, 0) + " minutes (fatigue)"));
        }
        return signs;
    }

    private static float value(float[] vector, int feature) {
        return feature == ABSENT ? Float.NaN : vector[feature];
    }
}
