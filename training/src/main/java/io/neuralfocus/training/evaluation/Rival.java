package io.neuralfocus.training.evaluation;

/**
 * Another way to tell the same rows, judged beside the model.
 *
 * @param note what it is and where it comes from, in a sentence
 * @param comparison the model minus this one
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record Rival(Role role, String name, String note, double[] probabilities, Judged judged, Comparison comparison) {

    /** What a rival is there for. */
    public enum Role {
        /** Another version. */
        VERSION,
        /** A formula that every version must beat. */
        BASELINE
    }
}
