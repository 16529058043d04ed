/**
 * From files of events to vectors, through the same extractor as the live service.
 *
 * <p>Comes in: files of frames or JSON lines, gzipped or not, of one or many people. Goes out: rows at instants. Each
 * stream, that is each user's each device's each session, starts with a state of its own. On the grid a file of
 * any length is read in little memory, whatever it claims; asked instants keep one stream's events. One thread.
 */
@NullMarked
package io.neuralfocus.training.replay;

import org.jspecify.annotations.NullMarked;
