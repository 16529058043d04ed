package io.neuralfocus.training.replay;

/** Whose stream it is; device and session are empty where a file tells none. */
public record StreamName(String user, String device, String session) {}
