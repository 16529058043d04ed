package io.neuralfocus.event;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, by which things are compared that are not to be told or are too long to be. */
public final class Sha256 {

    private Sha256() {}

    /** A digest with nothing in it yet. */
    public static MessageDigest begun() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
