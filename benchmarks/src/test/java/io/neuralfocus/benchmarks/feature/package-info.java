/** That the benches run, not how fast. */
@NullMarked
package io.neuralfocus.benchmarks.feature;

import org.jspecify.annotations.NullMarked;
