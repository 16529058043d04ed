/** Tests that the benches of ingest do their work. */
@NullMarked
package io.neuralfocus.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
