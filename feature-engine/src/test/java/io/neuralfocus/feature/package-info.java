/**
 * Tests of the extractor: a naive twin that computes every vector from scratch, random streams that seek its boundaries,
 * and the state table of {@code docs/features.md}, executed.
 */
@NullMarked
package io.neuralfocus.feature;

import org.jspecify.annotations.NullMarked;
