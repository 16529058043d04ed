package io.neuralfocus.store.prediction;

import java.util.List;

/**
 * What it was answered from, and what else was known: a later schema, or a model of sequences, is trained from it.
 *
 * @param schemaDigest names the schema of the vector
 * @param catalogDigest names the catalogue it was made with
 * @param vector the widest there was, with the last events where they were kept
 */
public record Evidence(String schemaDigest, String catalogDigest, float[] vector, Beside beside) {

    /** Not read: most of a row is its evidence, and a listing tells nothing of it. */
    static final Evidence UNREAD = new Evidence("", "", new float[0], Beside.NONE);

    /**
     * What the extractor computes and no vector has.
     *
     * @param recentEventTypes wire numbers of the last ten events, oldest first
     */
    public record Beside(
            int keystrokes,
            int mouseMoves,
            double mousePixels,
            boolean titleChanged,
            String productivityCategory,
            List<Integer> recentEventTypes) {

        /** Nothing was kept: so it is with predictions of the first version. */
        public static final Beside NONE = new Beside(0, 0, 0, false, "", List.of());

        public Beside {
            recentEventTypes = List.copyOf(recentEventTypes);
        }
    }
}
