package io.neuralfocus.training.trainer;

/** Is told how far a training has come, and may end it. */
@FunctionalInterface
public interface Progress {

    /** Nobody looks. */
    Progress UNSEEN = () -> {};

    /** A stage begins, of so many steps at most. */
    default void stage(String what, int steps) {}

    /**
     * One more step is done (a tree, an epoch).
     *
     * @throws java.util.concurrent.CancellationException to end the training; a trainer lets it through and leaves nothing
     *     behind
     */
    void step();
}
