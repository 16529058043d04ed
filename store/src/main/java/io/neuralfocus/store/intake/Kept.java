package io.neuralfocus.store.intake;

import io.neuralfocus.store.people.DeviceKey;
import java.util.List;

/** What was taken at one place of the commit order. */
public sealed interface Kept {

    /** Its place in the commit order, over all devices and so within each. */
    long ordinal();

    /** The service's clock at acceptance. */
    long receivedUs();

    /** A frame. */
    record KeptFrame(long ordinal, AcceptedFrame frame) implements Kept {
        @Override
        public long receivedUs() {
            return frame.receivedUs();
        }
    }

    /** What moves the lane and is neither: it is the lane's own, and nothing here looks into it. */
    record KeptMark(long ordinal, DeviceKey device, long receivedUs, byte[] content) implements Kept {}

    /** The items of a batch that were taken, in their order: those that were known before are not among them. */
    record KeptBatch(long ordinal, DeviceKey device, long receivedUs, List<byte[]> items) implements Kept {}

    /** What cannot be read any more; the others around it can. */
    record Damaged(long ordinal, DeviceKey device, long receivedUs, String why) implements Kept {}
}
