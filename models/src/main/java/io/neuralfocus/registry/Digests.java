package io.neuralfocus.registry;

import io.neuralfocus.event.Sha256;
import java.util.HexFormat;

/** SHA-256 as it is written in cards. */
final class Digests {

    private Digests() {}

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.begun().digest(bytes));
    }
}
