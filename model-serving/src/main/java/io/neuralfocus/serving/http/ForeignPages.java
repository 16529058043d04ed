package io.neuralfocus.serving.http;

import io.javalin.http.Context;
import io.neuralfocus.serving.config.HttpConfig;
import java.util.Optional;

/**
 * Keeps pages of other sites away. A browser on this machine reaches its loopback address for any page that asks it to, so
 * listening there alone is no lock. What a browser cannot be made to lie about are two headers: {@code Origin}, whose page
 * asks, and {@code Host}, by which name it believes to have come here, whatever that name was made to lead to.
 */
final class ForeignPages {

    private ForeignPages() {}

    /** Refuses a request that a page from elsewhere makes. Programs tell no origin, and the page of this service its own. */
    static void refuse(Context context) {
        Optional<String> host = Optional.ofNullable(context.header("Host"));
        if (!host.map(ForeignPages::withoutPort).map(HttpConfig::isLoopback).orElse(true)) {
            throw new Refusal(
                    ProblemCode.FOREIGN_HOST,
                    "This is not " + Shown.of(host.orElse("")) + ": ask for localhost, 127.0.0.1 or [::1].");
        }
        Optional<String> origin = Optional.ofNullable(context.header("Origin"));
        if (origin.isPresent() && !host.map(name -> isOf(name, origin.get())).orElse(false)) {
            throw new Refusal(
                    ProblemCode.FOREIGN_ORIGIN,
                    "A page from " + Shown.of(origin.get()) + " asks; only this service's own pages may.");
        }
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d*$", "").replaceFirst("^\\[(.*)]$", "$1");
    }

    /** Whoever stands between and speaks TLS leaves the name as it is. */
    private static boolean isOf(String host, String origin) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }
}
