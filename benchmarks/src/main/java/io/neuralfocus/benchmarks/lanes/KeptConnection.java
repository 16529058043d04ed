package io.neuralfocus.benchmarks.lanes;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One device's connection, kept open: the least of HTTP that sends a frame, so that the devices cost little beside the service. */
final class KeptConnection implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;

    KeptConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1_024);
    }

    /** Sends a frame and waits for its receipt. */
    void post(byte[] frame) throws IOException {
        byte[] head = ("POST /api/v1/events/frames HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/vnd.neuralfocus.events\r\nContent-Length: " + frame.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + frame.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(frame, 0, request, head.length, frame.length);
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        for (String field = line(); !field.isEmpty(); field = line()) {
            if (field.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(field.substring(LENGTH.length()).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        if (!status.contains(" 200 ")) {
            throw new IOException(status + ": " + new String(body, StandardCharsets.UTF_8));
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the service has closed a connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
