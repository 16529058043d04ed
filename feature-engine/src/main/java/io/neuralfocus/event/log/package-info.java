/**
 * Files of events, whichever of the formats they are in: read, summed up, converted.
 *
 * <p>Comes in: files of frames ({@code .nfe}) and of JSON lines ({@code .jsonl}, {@code .jsonl.gz}). Goes out:
 * {@link io.neuralfocus.event.json.LogLine}s one by one, a {@link io.neuralfocus.event.log.LogSummary}, or another file,
 * which is written beside, forced to the disk and only then given its name. What a file says never throws; a disk that
 * fails does. Readers and writers belong to one thread.
 */
@NullMarked
package io.neuralfocus.event.log;

import org.jspecify.annotations.NullMarked;
