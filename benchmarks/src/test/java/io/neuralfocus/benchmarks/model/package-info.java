/** That the benches run, not how fast. */
@NullMarked
package io.neuralfocus.benchmarks.model;

import org.jspecify.annotations.NullMarked;
