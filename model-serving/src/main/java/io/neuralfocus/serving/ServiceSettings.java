package io.neuralfocus.serving;

/**
 * Where the service listens.
 *
 * @param port 0 for any free one
 */
public record ServiceSettings(String host, int port) {

    private static final String LOOPBACK = "127.0.0.1";

    public ServiceSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is none: choose one between 1 and 65535.");
        }
    }

    /** Reachable from this machine alone, which is the default as long as nobody has to say who they are. */
    public static ServiceSettings onLoopback(int port) {
        return new ServiceSettings(LOOPBACK, port);
    }

    /** The address of a port here; a host of IPv6 stands in brackets. */
    String address(int boundPort) {
        String written = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + written + ":" + boundPort;
    }
}
