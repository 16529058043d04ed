package io.neuralfocus.scorer.trees;

/**
 * How large a model may be. Every count that a file claims is held against these before anything is allocated for it.
 *
 * @param bytes of the file
 * @param nodes of all trees together
 * @param depth edges from a root to its deepest leaf
 */
public record ModelLimits(int bytes, int features, int trees, int nodes, int depth) {

    public static final ModelLimits USUAL = new ModelLimits(64 << 20, 4_096, 10_000, 2_000_000, 64);
}
