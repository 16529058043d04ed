/**
 * Tables as files: CSV and Parquet.
 *
 * <p>Comes in: rows, or files of them. Goes out: a file that is there whole or not at all, or lines on standard output; or rows again. Parquet is spoken
 * by DuckDB, which is loaded for that alone. One thread.
 */
@NullMarked
package io.neuralfocus.cli.table;

import org.jspecify.annotations.NullMarked;
