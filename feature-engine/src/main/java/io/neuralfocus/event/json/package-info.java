/**
 * Events as JSON: the canonical log of JSON lines, read and written without loss, and the bodies that clients send.
 *
 * <p>Comes in: streams of lines and whole bodies. Goes out: {@link io.neuralfocus.event.json.LogLine}s, and for the
 * bodies batches of items with their canonical events; a {@link io.neuralfocus.event.Rejection} for whatever cannot be
 * taken; nothing here throws because of what the bytes say. The one package that parses JSON, with the streaming parser
 * only. Values are immutable; readers and writers belong to one thread.
 */
@NullMarked
package io.neuralfocus.event.json;

import org.jspecify.annotations.NullMarked;
