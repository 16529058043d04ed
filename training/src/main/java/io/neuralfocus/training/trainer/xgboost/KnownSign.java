package io.neuralfocus.training.trainer.xgboost;

import io.neuralfocus.prediction.Head;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Features of which it is known beforehand which way they move the risk of a switch, all others held fixed. Trees are kept
 * from saying the contrary where rows are few. Nothing is known so surely of the other heads.
 *
 * <p>Left free on purpose: the time in the app and since the last title, for some apps are left after a pause and others
 * are not; title changes, which are work in one app and wandering in another; the last dwells, whose say depends on the
 * app that they were in; switches that fade over many minutes, which beside the recent ones tell how long ago a burst was,
 * and not only that there was one; shares of the app she came from, which say where she is used to go and not when.
 */
enum KnownSign {
    SWITCHES_30S("context_switches_30s", 1, "switches come in bursts: who has just switched switches again"),
    SWITCHES_60S("context_switches_60s", 1, "the same over a minute"),
    SWITCHES_5MIN("context_switches_5min", 1, "the same over five minutes"),
    DWELL_LOG_MEAN("dwell_log_mean", -1, "who has stayed longer of late stays longer"),
    LEAVE_30S_PERSON("leave_30s_person", 1, "it is the share of her own visits that ended so"),
    LEAVE_30S_APP("leave_30s_app", 1, "the same share, of her visits to this app"),
    LEAVE_30S_TITLE("leave_30s_title", 1, "the same share, of her visits to this title"),
    SWITCHES_FADING_15S("switches_fading_15s", 1, "bursts again, with old switches fading instead of dropping out"),
    SWITCHES_FADING_60S("switches_fading_60s", 1, "the same, fading slower"),
    LEAVING_SHARE_PERSON("leaving_share_person", 1, "it is how often she was about to leave, of all her time"),
    LEAVING_SHARE_APP("leaving_share_app", 1, "the same share, of her time in this app"),
    LEAVING_SHARE_APP_RECENT("leaving_share_app_recent", 1, "the same, of her latest visits to this app"),
    LEAVING_SHARE_PAIR("leaving_share_pair", 1, "the same, of her time in this app after the one before"),
    LEAVING_SHARE_TITLE("leaving_share_title", 1, "the same, of her time under this title");

    private final String feature;
    private final int sign;
    private final String reason;

    KnownSign(String feature, int sign, String reason) {
        this.feature = feature;
        this.sign = sign;
        this.reason = reason;
    }

    String feature() {
        return feature;
    }

    String reason() {
        return reason;
    }

    /** As XGBoost wants it: a sign for each feature, 0 where none is known. */
    static String constraints(Head head, List<String> features) {
        return features.stream()
                .map(feature -> head == Head.RISK ? signOf(feature) : 0)
                .map(String::valueOf)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static int signOf(String feature) {
        return Arrays.stream(values())
                .filter(known -> known.feature.equals(feature))
                .mapToInt(known -> known.sign)
                .findFirst()
                .orElse(0);
    }
}
