package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.json.DoorTerms;
import io.neuralfocus.store.upkeep.RetentionSettings;
import java.util.Optional;

/**
 * Which times are believed at acceptance, against the service's clock at that moment. Replay asks the same question with
 * the same moment, which is stored with the frame, and so gets the same answer.
 */
record TimeBounds(long receivedUs) {

    /** No setting moves it: replay would judge by another one than the door did. */
    static final long RETENTION_US = RetentionSettings.DEFAULT.rowsUs();

    Optional<RejectionCode> refusal(long timestampUs) {
        if (timestampUs > receivedUs + DoorTerms.SKEW_US) {
            return Optional.of(RejectionCode.CLOCK_SKEW);
        }
        return timestampUs < receivedUs - RETENTION_US ? Optional.of(RejectionCode.TOO_OLD) : Optional.empty();
    }

    boolean allows(long timestampUs) {
        return refusal(timestampUs).isEmpty();
    }

    /** A watermark further ahead is ignored: it would make honest events late. */
    boolean believes(long watermarkUs) {
        return watermarkUs <= receivedUs + DoorTerms.SKEW_US;
    }
}
