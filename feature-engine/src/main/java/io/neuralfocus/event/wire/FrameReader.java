package io.neuralfocus.event.wire;

import io.neuralfocus.event.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Frames back to back in a stream, one at a time in a buffer that is used again. It grows to what a sound header tells
 * of, at most {@link FrameLayout#MAX_FRAME_SIZE}, so a file of any length, or one that claims any, is read in little
 * memory. Reading stops at the first frame that is refused. The stream stays the caller's to close.
 */
public final class FrameReader {

    private static final int FIRST_CAPACITY = 16 * 1024;

    private final InputStream in;
    private final FrameCursor cursor = new FrameCursor();
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private long frameIndex = -1;
    private long frameOffset;
    private int frameLength;
    private @Nullable Rejection refusal;

    public FrameReader(InputStream in) {
        this.in = in;
    }

    /** Moves to the next frame; false at the end of the stream or at a frame that is {@linkplain #refusal() refused}. */
    public boolean next() throws IOException {
        if (refusal != null) {
            return false;
        }
        frameIndex++;
        frameOffset += frameLength;
        frameLength = 0;
        int told = in.readNBytes(buffer, 0, FrameLayout.HEADER_SIZE);
        if (told == 0) {
            return false;
        }
        if (told == FrameLayout.HEADER_SIZE && FrameHeader.refusal(buffer, 0, frameIndex, frameOffset) == null) {
            int length = FrameHeader.frameLength(buffer, 0);
            if (length > buffer.length) {
                buffer = Arrays.copyOf(buffer, length);
            }
            told += in.readNBytes(buffer, told, length - told);
        }
        if (!cursor.open(buffer, 0, told, frameIndex, frameOffset)) {
            refusal = cursor.refusal();
            return false;
        }
        frameLength = cursor.end();
        return true;
    }

    /** The cursor on the frame last read; it is the same one each time. */
    public FrameCursor frame() {
        return cursor;
    }

    /** Where the frame last looked at begins in the stream. */
    public long frameOffset() {
        return frameOffset;
    }

    /** Why reading stopped before the end of the stream; empty if it did not. */
    public Optional<Rejection> refusal() {
        return Optional.ofNullable(refusal);
    }
}
