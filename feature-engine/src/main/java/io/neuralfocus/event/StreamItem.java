package io.neuralfocus.event;

/** Anything a device's canonical stream can hold: events, and what is told about the stream itself. */
public sealed interface StreamItem {

    /** The kinds of items, for those who have to tell all of them apart. */
    enum Kind {
        HAPPENED,
        WATERMARK,
        SESSION_START,
        SESSION_END,
        PREDICTED,
        STREAM_END
    }

    Kind kind();

    /** When it stands, in microseconds since the Unix epoch. */
    long timestampUs();

    /** Something that happened on the device. */
    record Happened(Event event) implements StreamItem {
        @Override
        public long timestampUs() {
            return event.timestampUs();
        }

        @Override
        public Kind kind() {
            return Kind.HAPPENED;
        }
    }

    /** The device has sent all it has up to this instant. */
    record Watermark(long timestampUs) implements StreamItem {
        @Override
        public Kind kind() {
            return Kind.WATERMARK;
        }
    }

    /** A focus session of the user began. */
    record SessionStart(long timestampUs) implements StreamItem {
        @Override
        public Kind kind() {
            return Kind.SESSION_START;
        }
    }

    /** The current focus session of the user ended. */
    record SessionEnd(long timestampUs) implements StreamItem {
        @Override
        public Kind kind() {
            return Kind.SESSION_END;
        }
    }

    /** A prediction was answered: it moves the momentum and, on demand, closes time up to its instant. */
    record Predicted(long timestampUs, double score, boolean onDemand) implements StreamItem {
        @Override
        public Kind kind() {
            return Kind.PREDICTED;
        }
    }

    /** Nobody was watching after this instant. */
    record StreamEnd(long timestampUs) implements StreamItem {
        @Override
        public Kind kind() {
            return Kind.STREAM_END;
        }
    }
}
