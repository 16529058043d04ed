package io.neuralfocus.benchmarks.feature;

import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameLayout;
import io.neuralfocus.event.wire.RecordLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/** A frame as an agent sends it, with key codes in it: reading it wipes them, so they are put back before each reading. */
final class SentFrame {

    private static final int LETTER_A = 0x41;

    private final ByteBuffer frame;
    private final int[] keyCodes;
    private final int crc;

    SentFrame(byte[] wiped) {
        frame = ByteBuffer.wrap(wiped).order(ByteOrder.LITTLE_ENDIAN);
        keyCodes = IntStream.range(0, (wiped.length - FrameLayout.HEADER_SIZE) / RecordLayout.SIZE)
                .map(record -> FrameLayout.HEADER_SIZE + record * RecordLayout.SIZE)
                .filter(at -> frame.getInt(at + RecordLayout.TYPE_OFFSET) <= EventType.KEY_RELEASE.code())
                .map(at -> at + RecordLayout.payloadOffset(RecordLayout.SIZE))
                .toArray();
        press();
        frame.putInt(FrameLayout.CRC_OFFSET, 0);
        CRC32C sum = new CRC32C();
        sum.update(wiped);
        crc = (int) sum.getValue();
    }

    private void press() {
        for (int at : keyCodes) {
            frame.putInt(at, LETTER_A);
        }
    }

    byte[] asSent() {
        press();
        frame.putInt(FrameLayout.CRC_OFFSET, crc);
        return frame.array();
    }
}
