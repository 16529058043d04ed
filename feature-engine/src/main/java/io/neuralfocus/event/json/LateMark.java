package io.neuralfocus.event.json;

/**
 * Whether a log tells of an event that it came too late to count. Replay takes a told mark and never judges anew; an event
 * told to be in time that stands behind instants which were already passed is counted as lost.
 */
public enum LateMark {
    UNTOLD,
    IN_TIME,
    LATE
}
