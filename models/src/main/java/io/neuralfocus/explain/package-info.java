/**
 * Why a model says so: shares of the features in a margin, exact ones for trees, and sentences for people.
 *
 * <p>Comes in: a forest, or any scorer, and a vector. Goes out: one contribution a feature, in log-odds, which of a forest
 * together with the bias make the margin; and sentences in the order they are shown. Immutable, but for workspaces, which belong to one call at
 * a time.
 */
@NullMarked
package io.neuralfocus.explain;

import org.jspecify.annotations.NullMarked;
