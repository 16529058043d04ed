package io.neuralfocus.catalog;

import java.util.Optional;

/**
 * Where a name means something: {@code chrome.exe} on Windows, {@code com.android.chrome} on Android. The order is the
 * one in which they are searched for a name that comes without its namespace.
 */
public enum Namespace {
    WINDOWS("windows"),
    MACOS("macos"),
    LINUX("linux"),
    ANDROID("android"),
    IOS("ios"),
    WEB("web");

    private final String label;

    Namespace(String label) {
        this.label = label;
    }

    /** As it is written in catalogue files. */
    public String label() {
        return label;
    }

    /** The namespace of that label, if there is one. */
    public static Optional<Namespace> labelled(String label) {
        for (Namespace namespace : values()) {
            if (namespace.label.equals(label)) {
                return Optional.of(namespace);
            }
        }
        return Optional.empty();
    }
}
