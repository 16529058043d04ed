package io.neuralfocus.event.json;

/** Whether a log tells of an event that it came too late to count. Replay takes a told mark and never judges anew. */
public enum LateMark {
    UNTOLD,
    IN_TIME,
    LATE
}
