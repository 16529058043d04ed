package io.neuralfocus.event.log;

import io.neuralfocus.event.Rejection;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a conversion.
 *
 * @param written whether the new file is in its place; it is not if something would have been lost, or the old file breaks
 *     off, and that was not allowed
 * @param items how many items were read
 * @param frames how many frames were written; 0 for a file of lines
 * @param losses how many items cannot be carried whole, by what they lose
 * @param rejectionCount how many records or lines of the old file were passed over
 * @param stopped why reading the old file ended before its end; empty if it did not
 */
public record Conversion(
        boolean written,
        long items,
        long frames,
        Map<Loss, Long> losses,
        long rejectionCount,
        Optional<Rejection> stopped) {

    /** Whether the new file says all that the old one did. */
    public boolean isWhole() {
        return written && losses.isEmpty() && rejectionCount == 0 && stopped.isEmpty();
    }
}
