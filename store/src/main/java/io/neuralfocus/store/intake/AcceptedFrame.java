package io.neuralfocus.store.intake;

import io.neuralfocus.store.people.DeviceKey;

/**
 * One frame as it rests: its bytes, wiped of key codes, and when they came.
 *
 * @param sequence the device's own number for it, unsigned
 * @param crc the frame's own checksum, which tells a repeated frame from a reused number
 * @param receivedUs the service's clock at acceptance: what was refused for its time then is refused at replay too
 */
public record AcceptedFrame(DeviceKey device, long sequence, int crc, long receivedUs, byte[] bytes) {}
