/** Tests that the bench of lanes does its work. */
@NullMarked
package io.neuralfocus.benchmarks.lanes;

import org.jspecify.annotations.NullMarked;
