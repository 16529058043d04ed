package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.people.DeviceKey;
import java.util.Arrays;
import java.util.UUID;

/** Frames of one device for tests, each received as it ends. */
record LogOfDevice(UUID uuid) {

    static final long SECOND_US = 1_000_000;
    static final long START_US = 1_767_600_000 * SECOND_US;

    /** The grid of predictions. */
    static final int STEP_SECONDS = 5;

    private static final AppName EDITOR = AppName.of("code");

    DeviceKey key() {
        return DeviceKey.alone(uuid);
    }

    /** Five seconds of typing, the k-th of the device. */
    AcceptedFrame typing(int k) {
        return frame(k, START_US + 5L * k * SECOND_US, 5, SECOND_US);
    }

    /** A key every five seconds in one frame, which makes this many instants of the grid due. */
    AcceptedFrame longStay(int instants) {
        long everyUs = STEP_SECONDS * SECOND_US;
        return frame(0, START_US, instants, everyUs);
    }

    private AcceptedFrame frame(long sequence, long fromUs, int keys, long everyUs) {
        FrameEncoder encoder = new FrameEncoder().begin(uuid, sequence, 0);
        for (int key = 0; key < keys; key++) {
            encoder.add(Event.of(fromUs + key * everyUs, EventType.KEY_PRESS, EDITOR));
        }
        long lastUs = fromUs + (keys - 1) * everyUs;
        byte[] bytes = encoder.finish(lastUs);
        return new AcceptedFrame(key(), sequence, Arrays.hashCode(bytes), lastUs + SECOND_US, bytes);
    }
}
