package io.neuralfocus.event;

/** Anything a device's canonical stream can hold: events, and what is told about the stream itself. */
public sealed interface StreamItem {

    /** When it stands, in microseconds since the Unix epoch. */
    long timestampUs();

    /** Something that happened on the device. */
    record Happened(Event event) implements StreamItem {
        @Override
        public long timestampUs() {
            return event.timestampUs();
        }
    }

    /** The device has sent all it has up to this instant. */
    record Watermark(long timestampUs) implements StreamItem {}

    /** A focus session of the user began. */
    record SessionStart(long timestampUs) implements StreamItem {}

    /** The current focus session of the user ended. */
    record SessionEnd(long timestampUs) implements StreamItem {}

    /** A prediction was answered: it moves the momentum and, on demand, closes time up to its instant. */
    record Predicted(long timestampUs, double score, boolean onDemand) implements StreamItem {}

    /** Nobody was watching after this instant. */
    record StreamEnd(long timestampUs) implements StreamItem {}
}
