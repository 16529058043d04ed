package io.neuralfocus.store.intake;

import io.neuralfocus.event.wire.FrameLayout;
import io.neuralfocus.store.people.DeviceKey;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * One frame as it rests: its bytes, wiped of key codes, and when they came.
 *
 * @param sequence the device's own number for it, unsigned
 * @param crc the frame's own checksum, which tells a repeated frame from a reused number
 * @param receivedUs the service's clock at acceptance: what was refused for its time then is refused at replay too
 */
public record AcceptedFrame(DeviceKey device, long sequence, int crc, long receivedUs, byte[] bytes) {

    /** The offset from UTC that its header tells; empty if there is no room for a header. */
    OptionalInt utcOffsetSeconds() {
        return bytes.length < FrameLayout.HEADER_SIZE
                ? OptionalInt.empty()
                : OptionalInt.of(
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(FrameLayout.UTC_OFFSET_OFFSET));
    }
}
