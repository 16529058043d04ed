/**
 * What durable ingest costs, beside bare SQLite inserting the same rows in the same run. Prints a table; writes into
 * temporary folders alone.
 */
@NullMarked
package io.neuralfocus.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
