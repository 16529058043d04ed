package io.neuralfocus.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /**
     * Whether people told their states themselves, as tables of rows and stores hold them; the truth of a simulation is
     * nobody's.
     */
    boolean peopleToldTheirFocus() {
        return heads.contains(FOCUS)
                && inputs.stream().allMatch(input -> input.use() == Input.Use.ROWS || input.use() == Input.Use.STORE);
    }

    /** The rows of the store that it was trained on; empty of files. */
    public Optional<Input> fromStore() {
        return inputs.stream().filter(input -> input.use() == Input.Use.STORE).findFirst();
    }

    /** The same recipe with one more input: what a store holds is known only once it was read. */
    public Recipe with(Input input) {
        List<Input> more = new ArrayList<>(inputs);
        more.add(input);
        return new Recipe(more, schema, heads, trainer, search, seed, threads, stepUs);
    }

    public Recipe {
        inputs = List.copyOf(inputs);
        heads = List.copyOf(heads);
    }
}
