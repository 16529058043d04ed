package io.neuralfocus.store.prediction;

import io.neuralfocus.store.engine.Packing;
import io.neuralfocus.store.people.DeviceKey;
import java.util.Optional;

/**
 * A prediction of the grid as one looks back on it: what was known, what was told, and what came.
 *
 * @param observed what came within its horizon; empty while nobody knows
 * @param said what people said of it: of all labels the one that counts
 * @param disturbed an intervention was shown to the person within its horizon, on whichever device
 * @param packed the vector and what stands beside it, as they lie in the row
 */
public record Remembered(
        DeviceKey device,
        long instantUs,
        double risk,
        int horizonSeconds,
        String modelVersion,
        Optional<ObservedOutcome> observed,
        Optional<LabelOutcome> said,
        boolean disturbed,
        VectorForm form,
        Packing packed) {

    /** The two digests that say what a vector's numbers mean. */
    public record VectorForm(String schemaDigest, String catalogDigest) {}

    /** So far a service looks ahead: what comes within another horizon is observed by nobody. */
    private static final int OBSERVED_SECONDS = 30;

    /** The horizon, the silence after which a device counts as gone, and nothing more. */
    private static final long AWAITED_US = 330_000_000;

    /** Whether a service can see what comes within its horizon. */
    public boolean isObservable() {
        return horizonSeconds == OBSERVED_SECONDS;
    }

    /** Whether what was not observed by the newest instant of all may still be; later only if the device speaks again. */
    public static boolean isAwaited(long instantUs, long newestUs) {
        return newestUs - instantUs <= AWAITED_US;
    }

    /** The widest vector that there was, unpacked for this call. */
    public float[] vector() {
        return EvidenceRow.read("", "", packed.packing(), packed.bytes()).vector();
    }
}
