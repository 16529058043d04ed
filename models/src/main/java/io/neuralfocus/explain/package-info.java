/**
 * Why a model says so: exact shares of the features in a margin, and sentences for people.
 *
 * <p>Comes in: a forest and a vector. Goes out: one contribution a feature, in log-odds, which together with the bias
 * make the margin; and sentences in the order they are shown. Immutable, but for workspaces, which belong to one call at
 * a time.
 */
@NullMarked
package io.neuralfocus.explain;

import org.jspecify.annotations.NullMarked;
