package io.neuralfocus.event.log;

/** A time of at least five minutes in which a stream tells nothing, not even that all has been sent. */
public record Gap(String user, String device, String session, long fromUs, long toUs) {}
