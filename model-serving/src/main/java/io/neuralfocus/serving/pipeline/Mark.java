package io.neuralfocus.serving.pipeline;

import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;

/**
 * What moves a lane and is no event. It stands in the device's log between frames and batches, in the order in which it
 * was committed, and so a lane is a function of its log and of nothing else.
 */
sealed interface Mark {

    /** The device has sent all it has up to this instant, told without a frame. */
    record Watermark(long timestampUs) implements Mark {}

    /** A focus session of the user began. */
    record SessionStart(long number, long startUs, boolean jail) implements Mark {}

    /** That session ended. */
    record SessionEnd(long number, long endUs) implements Mark {}

    /** Somebody asked for a prediction of now, which is as late as the device has told of. */
    record Asked() implements Mark {}

    /** As it rests in the store. */
    default byte[] bytes() {
        SnapshotWriter out = new SnapshotWriter(Codes.FORMAT);
        if (this instanceof Watermark watermark) {
            out.writeByte(Codes.WATERMARK);
            out.writeLong(watermark.timestampUs());
        } else if (this instanceof SessionStart start) {
            out.writeByte(Codes.SESSION_START);
            out.writeLong(start.number());
            out.writeLong(start.startUs());
            out.writeBoolean(start.jail());
        } else if (this instanceof SessionEnd end) {
            out.writeByte(Codes.SESSION_END);
            out.writeLong(end.number());
            out.writeLong(end.endUs());
        } else {
            out.writeByte(Codes.ASKED);
        }
        return out.finish();
    }

    /** The mark that rests in these bytes. */
    static Mark of(byte[] bytes) {
        try {
            SnapshotReader in = new SnapshotReader(bytes, Codes.FORMAT);
            byte code = in.readByte();
            return switch (code) {
                case Codes.WATERMARK -> new Watermark(in.readLong());
                case Codes.SESSION_START -> new SessionStart(in.readLong(), in.readLong(), in.readBoolean());
                case Codes.SESSION_END -> new SessionEnd(in.readLong(), in.readLong());
                case Codes.ASKED -> new Asked();
                default -> throw new UnopenedInputException("a stored mark is of no known kind: " + code);
            };
        } catch (SnapshotRefusedException e) {
            throw new UnopenedInputException("a stored mark does not open: " + e.getMessage());
        }
    }

    /** How the kinds are written. */
    final class Codes {

        private static final int FORMAT = 1;
        private static final byte WATERMARK = 1;
        private static final byte SESSION_START = 2;
        private static final byte SESSION_END = 3;
        private static final byte ASKED = 4;

        private Codes() {}
    }
}
