package io.neuralfocus.event.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Unzips once it is read from, so that a file which is no gzip at all is told like one that is broken later. */
final class LazyGunzip extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final InputStream zipped;
    private @Nullable InputStream plain;

    LazyGunzip(InputStream zipped) {
        this.zipped = zipped;
    }

    private InputStream plain() throws IOException {
        InputStream opened = plain;
        if (opened == null) {
            opened = new GZIPInputStream(zipped, BUFFER);
            plain = opened;
        }
        return opened;
    }

    @Override
    public int read() throws IOException {
        return plain().read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return plain().read(into, from, length);
    }

    @Override
    public void close() throws IOException {
        InputStream opened = plain;
        if (opened != null) {
            // Its inflater holds memory that no collector sees.
            opened.close();
        }
        zipped.close();
    }
}
