package io.neuralfocus.serving.pipeline;

import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.wire.FrameCursor;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.Kept.Damaged;
import io.neuralfocus.store.intake.Kept.KeptBatch;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.intake.Kept.KeptMark;

/** Opens what rests in a device's log: the same bytes, with the moment of their acceptance, say the same for ever. */
final class LaneInput {

    private LaneInput() {}

    /** Who is told what an input holds, in its order. */
    interface Reader {

        void event(EventSlot event);

        void watermark(long timestampUs);

        void mark(Mark mark);
    }

    /** Tells all that an input holds, or nothing of it if it does not open. */
    static void read(Kept kept, Reader to) {
        if (kept instanceof KeptFrame frame) {
            read(frame.frame(), to);
        } else if (kept instanceof KeptBatch batch) {
            EventSlot slot = new EventSlot();
            for (Event event : ItemContent.events(batch.items())) {
                to.event(slot.fill(event));
            }
        } else if (kept instanceof Damaged damaged) {
            throw new UnopenedInputException(damaged.why());
        } else if (kept instanceof KeptMark marked) {
            Mark mark = Mark.of(marked.content());
            if (mark instanceof Mark.Watermark watermark) {
                to.watermark(watermark.timestampUs());
            } else {
                to.mark(mark);
            }
        }
    }

    private static void read(AcceptedFrame frame, Reader to) {
        // Made anew for each frame: the names it remembers would weigh more than all the rest of a calm lane.
        FrameCursor cursor = new FrameCursor();
        EventSlot slot = new EventSlot();
        byte[] bytes = frame.bytes();
        if (!cursor.open(bytes, 0, bytes.length)) {
            throw new UnopenedInputException("a stored frame does not open: " + cursor.refusal());
        }
        TimeBounds bounds = new TimeBounds(frame.receivedUs());
        while (cursor.next(slot)) {
            if (bounds.allows(slot.timestampUs())) {
                to.event(slot);
            }
        }
        if (cursor.watermarkUs() != 0 && bounds.believes(cursor.watermarkUs())) {
            to.watermark(cursor.watermarkUs());
        }
    }
}
