package io.neuralfocus.event.log;

import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is in an event file.
 *
 * @param items events and all else that was taken
 * @param perType how many of each type, in the order of the types, those that occur
 * @param perUser how many of each user, by name
 * @param late items marked late
 * @param firstUs time of the earliest item; 0 if there is none
 * @param lastUs time of the latest item; 0 if there is none
 * @param gapCount how many gaps there are
 * @param gaps the first of them, at most {@link #MOST_LISTED}
 * @param rejectionCount how many records or lines were passed over
 * @param perCode how many for which reason
 * @param rejections the first of them, at most {@link #MOST_LISTED}
 * @param stopped why reading ended before the end of the file; empty if it did not
 */
public record LogSummary(
        LogFormat format,
        long bytes,
        long items,
        Map<String, Long> perType,
        Map<String, Long> perUser,
        long late,
        long firstUs,
        long lastUs,
        long gapCount,
        List<Gap> gaps,
        long rejectionCount,
        Map<RejectionCode, Long> perCode,
        List<Rejection> rejections,
        Optional<Rejection> stopped) {

    /** Of a file that is broken all over, this many faults tell enough. */
    public static final int MOST_LISTED = 1_000;

    /** Whether everything in the file was taken. */
    public boolean isSound() {
        return rejectionCount == 0 && stopped.isEmpty();
    }
}
