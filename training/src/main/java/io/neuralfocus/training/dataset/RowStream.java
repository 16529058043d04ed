package io.neuralfocus.training.dataset;

import io.neuralfocus.training.replay.StreamName;

/**
 * The stream that rows come from.
 *
 * @param platform what the device runs, as told; empty where nobody tells
 * @param door by which way its events came in, for slices: devices that tell addresses switch more; empty where nobody
 *     tells
 */
public record RowStream(StreamName name, String platform, String door) {

    /** A stream of which only the name is known. */
    public static RowStream of(StreamName name) {
        return new RowStream(name, "", "");
    }
}
