package io.neuralfocus.serving.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where the service listens, and how long it waits for whom.
 *
 * @param port 0 for any free one
 * @param bodyWithin a body that is not there by then is refused
 * @param idleAfter a connection on which nothing moves for so long is closed
 * @param stopWithin how long a stop waits for the requests that are under way
 */
public record HttpConfig(String host, int port, Duration bodyWithin, Duration idleAfter, Duration stopWithin) {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|::1", Pattern.CASE_INSENSITIVE);

    public HttpConfig {
        if (!isLoopback(host)) {
            throw new InvalidConfigException("http.host is " + host
                    + ": as long as nobody has to say who they are the service listens on this machine's loopback"
                    + " address alone, such as 127.0.0.1.");
        }
        if (port < 0 || port > 65_535) {
            throw new InvalidConfigException("port " + port + " is none: choose one between 1 and 65535.");
        }
        Durations.positive("http.body-within", bodyWithin);
        Durations.positive("http.idle-after", idleAfter);
        Durations.positive("http.stop-within", stopWithin);
    }

    static HttpConfig of(Config config) {
        return new HttpConfig(
                config.getString("http.host"),
                config.getInt("http.port"),
                config.getDuration("http.body-within"),
                config.getDuration("http.idle-after"),
                config.getDuration("http.stop-within"));
    }

    /** Whether this host, a name or an address without brackets, is this machine and no other. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** The same on another port. */
    HttpConfig on(int otherPort) {
        return new HttpConfig(host, otherPort, bodyWithin, idleAfter, stopWithin);
    }

    /** The address of a port here; a host of IPv6 stands in brackets. */
    public String address(int boundPort) {
        String written = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + written + ":" + boundPort;
    }
}
