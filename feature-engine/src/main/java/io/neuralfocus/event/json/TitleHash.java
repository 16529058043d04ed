package io.neuralfocus.event.json;

import io.neuralfocus.event.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What stands for a title where titles may not be kept: the first four bytes, big-endian, of SHA-256 over the device's
 * salt followed by the title in UTF-8. Equal titles of one device are equal here, and no two devices' can be compared.
 */
public final class TitleHash {

    private final byte[] salt;

    public TitleHash(byte[] salt) {
        this.salt = salt.clone();
    }

    /** The hash of a title, as the {@code title_hash} of a record. */
    public int of(String title) {
        return ByteBuffer.wrap(digest(title.getBytes(StandardCharsets.UTF_8))).getInt();
    }

    /** SHA-256 over the salt and these bytes: for what must be compared later and must not be told. */
    byte[] digest(byte[] bytes) {
        MessageDigest sha = Sha256.begun();
        sha.update(salt);
        return sha.digest(bytes);
    }
}
