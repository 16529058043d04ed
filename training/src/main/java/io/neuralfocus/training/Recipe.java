package io.neuralfocus.training;

import java.util.List;

/**
 * All that it takes to train a version again: the same recipe, files and code give the same model files.
 *
 * @param heads {@code risk}, {@code focus} or both
 * @param trainer as {@code --trainer} names it
 * @param search whether the trainer's space was searched
 */
public record Recipe(
        List<Input> inputs,
        String schema,
        List<String> heads,
        String trainer,
        boolean search,
        long seed,
        int threads,
        long stepUs) {

    public static final String RISK = "risk";
    public static final String FOCUS = "focus";

    /** Whether people told their states themselves, as tables of rows hold them; the truth of a simulation is nobody's. */
    boolean peopleToldTheirFocus() {
        return heads.contains(FOCUS) && inputs.stream().allMatch(input -> input.use() == Input.Use.ROWS);
    }

    public Recipe {
        inputs = List.copyOf(inputs);
        heads = List.copyOf(heads);
    }
}
