package io.neuralfocus.event.json;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host of an address, as the app it stands for: lower-case ASCII, no leading {@code www.}, no port. */
public final class Host {

    private static final int LONGEST = 253;
    private static final String WWW = "www.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+([.][a-z0-9_-]+)*");

    /** An address of the sixth version, in brackets or with more colons than a port has. */
    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-f:.]+]|[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*");

    private Host() {}

    /** The host that an address or a bare host names; empty if it names none. */
    public static Optional<String> of(String address) {
        String told = withoutPort(withoutUser(authority(address)));
        // No host is shorter in ASCII, and normalising a long text of accents takes time by the square of its length.
        if (told.length() > LONGEST) {
            return Optional.empty();
        }
        return ascii(told).map(Host::trimmed).filter(Host::isHost);
    }

    private static String authority(String address) {
        int scheme = address.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int to = from;
        while (to < address.length() && "/?#\\".indexOf(address.charAt(to)) < 0) {
            to++;
        }
        return address.substring(from, to);
    }

    private static String withoutUser(String authority) {
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        // An address of the sixth version has colons of its own, in brackets where a port follows.
        boolean alone = host.startsWith("[") || host.indexOf(':') == colon;
        boolean isPort = alone
                && colon > host.lastIndexOf(']')
                && host.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return isPort ? host.substring(0, colon) : host;
    }

    private static Optional<String> ascii(String host) {
        try {
            return Optional.of(IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
            return Optional.empty();
        }
    }

    private static String trimmed(String host) {
        String trimmed = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        while (trimmed.startsWith(WWW) && trimmed.length() > WWW.length()) {
            trimmed = trimmed.substring(WWW.length());
        }
        return trimmed;
    }

    private static boolean isHost(String host) {
        return host.length() <= LONGEST
                && (NAME.matcher(host).matches() || ADDRESS.matcher(host).matches());
    }
}
