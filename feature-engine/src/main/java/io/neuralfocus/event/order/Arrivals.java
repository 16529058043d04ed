package io.neuralfocus.event.order;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.EventType;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Orders a device's events and decides which are late.
 *
 * <p>W is the greatest timestamp accepted, M the greatest watermark told, P the newest instant closed on demand. An event
 * is late if its timestamp is before W - 2 s, or not after M or P. So one number says it all: time is closed up to
 * max(W - 2 s - 1 us, M, P), what is at or before that is late, and what waits there is in its final order.
 *
 * <p>Events that arrive in order wait in columns, the few that were overtaken in a heap beside them. When an overtaken one
 * arrives, a later one already stands in the columns; so all that stand there with the same timestamp came before it, and
 * between equals the columns go first.
 */
public final class Arrivals {

    /** What {@link #take} took out. */
    public enum Taken {
        EVENT,
        WATERMARK
    }

    /** Before every legal time, and far enough from the edge that a grace can be subtracted. */
    public static final long NEVER = Long.MIN_VALUE / 2;

    /** After every legal time. */
    public static final long NOTHING_DUE = Long.MAX_VALUE;

    private static final long GRACE_US = 2_000_000;

    private record Overtaken(long ordinal, long timestampUs, Optional<Event> event) implements Comparable<Overtaken> {

        @Override
        public int compareTo(Overtaken other) {
            int byTime = Long.compare(timestampUs, other.timestampUs);
            return byTime != 0 ? byTime : Long.compare(ordinal, other.ordinal);
        }
    }

    private final HeldEvents inOrder = new HeldEvents();
    private final PriorityQueue<Overtaken> overtaken = new PriorityQueue<>(1);
    /** When the first of the overtaken stands: it is asked for at every event, and nearly always there is none. */
    private long overtakenUs = NOTHING_DUE;

    private long nextOrdinal;
    private long newestUs = NEVER;
    private long closedUs = NEVER;
    private long takenUs = NEVER;

    /** Takes an event in; false if it is late and was not taken. */
    public boolean offer(EventSlot event) {
        if (event.timestampUs() <= closedUs) {
            return false;
        }
        put(event);
        return true;
    }

    /**
     * Takes an event in of which is known that it was in time when it came, whatever time is closed by now; false if what
     * stands behind it has been taken out already: the order is final there.
     */
    public boolean offerInTime(EventSlot event) {
        if (event.timestampUs() < takenUs) {
            return false;
        }
        put(event);
        return true;
    }

    private void put(EventSlot event) {
        long timestampUs = event.timestampUs();
        if (inOrder.isEmpty() || timestampUs >= inOrder.lastTime()) {
            inOrder.add(event);
        } else {
            overtake(timestampUs, Optional.of(event.toEvent()));
        }
        if (timestampUs > newestUs) {
            newestUs = timestampUs;
            closedUs = Math.max(closedUs, timestampUs - GRACE_US - 1);
        }
    }

    private void overtake(long timestampUs, Optional<Event> event) {
        overtaken.add(new Overtaken(nextOrdinal++, timestampUs, event));
        overtakenUs = Math.min(overtakenUs, timestampUs);
    }

    /**
     * The device has sent all it has up to here; false if that tells nothing new. One before any event closes time, but is
     * not handed on: nothing is silent before the first event.
     */
    public boolean watermark(long timestampUs) {
        if (timestampUs <= closedUs) {
            return false;
        }
        closedUs = timestampUs;
        if (newestUs == NEVER) {
            return true;
        }
        if (inOrder.isEmpty() || timestampUs >= inOrder.lastTime()) {
            inOrder.addWatermark(timestampUs);
        } else {
            overtake(timestampUs, Optional.empty());
        }
        return true;
    }

    /** Closes time up to here, whatever may still come. */
    public void close(long timestampUs) {
        closedUs = Math.max(closedUs, timestampUs);
    }

    /** The greatest timestamp accepted, or {@link #NEVER}. */
    public long newestUs() {
        return newestUs;
    }

    /** Up to here nothing more is accepted, or {@link #NEVER}. */
    public long closedUs() {
        return closedUs;
    }

    /** When the next item in final order stands, or {@link #NOTHING_DUE}. */
    public long nextUs() {
        long next = inOrder.isEmpty() ? overtakenUs : Math.min(overtakenUs, inOrder.firstTime());
        return next <= closedUs ? next : NOTHING_DUE;
    }

    /** Takes the item at {@link #nextUs} out: an event into the slot, or a watermark, which leaves the slot alone. */
    public Taken take(EventSlot into) {
        if (inOrder.isEmpty() || overtakenUs < inOrder.firstTime()) {
            return takeOvertaken(into);
        }
        takenUs = inOrder.firstTime();
        return inOrder.takeFirst(into) ? Taken.EVENT : Taken.WATERMARK;
    }

    private Taken takeOvertaken(EventSlot into) {
        Overtaken first = overtaken.remove();
        takenUs = first.timestampUs;
        Overtaken next = overtaken.peek();
        overtakenUs = next == null ? NOTHING_DUE : next.timestampUs;
        first.event.ifPresent(into::fill);
        return first.event.isPresent() ? Taken.EVENT : Taken.WATERMARK;
    }

    /** Writes all that waits, in final order, and the numbers that decide what may still come. */
    public void save(SnapshotWriter out) {
        out.writeLong(newestUs);
        out.writeLong(closedUs);
        out.writeLong(takenUs);
        out.writeLong(inOrder.size());
        EventSlot slot = new EventSlot();
        for (int i = 0; i < inOrder.size(); i++) {
            long timestampUs = inOrder.firstTime();
            boolean isEvent = inOrder.takeFirst(slot);
            out.writeLong(timestampUs);
            out.writeBoolean(isEvent);
            if (isEvent) {
                save(slot.toEvent(), out);
                inOrder.add(slot);
            } else {
                inOrder.addWatermark(timestampUs);
            }
        }
        out.writeLong(overtaken.size());
        overtaken.stream().sorted().forEach(next -> {
            out.writeLong(next.timestampUs);
            out.writeBoolean(next.event.isPresent());
            next.event.ifPresent(event -> save(event, out));
        });
    }

    private static void save(Event event, SnapshotWriter out) {
        out.writeByte(event.type().code());
        out.writeName(event.app());
        out.writeLong(event.word0());
        out.writeLong(event.word1());
        out.writeLong(event.word2());
        out.writeLong(event.durationUs());
        out.writeName(event.hostOf());
        out.writeLong(event.utcOffsetSeconds());
    }

    public void load(SnapshotReader in) throws SnapshotRefusedException {
        newestUs = in.readLong();
        closedUs = in.readLong();
        takenUs = in.readLong();
        EventSlot slot = new EventSlot();
        for (int left = in.readCount(2); left > 0; left--) {
            long timestampUs = in.readLong();
            if (!inOrder.isEmpty() && timestampUs < inOrder.lastTime()) {
                throw new SnapshotRefusedException("what waits in it does not stand in order");
            }
            if (in.readBoolean()) {
                inOrder.add(slot.fill(loadEvent(timestampUs, in)));
            } else {
                inOrder.addWatermark(timestampUs);
            }
        }
        for (int left = in.readCount(2); left > 0; left--) {
            long timestampUs = in.readLong();
            Optional<Event> event = in.readBoolean() ? Optional.of(loadEvent(timestampUs, in)) : Optional.empty();
            overtake(timestampUs, event);
        }
    }

    private static Event loadEvent(long timestampUs, SnapshotReader in) throws SnapshotRefusedException {
        EventType type = EventType.ofCode(in.readByte());
        if (type == null) {
            throw new SnapshotRefusedException("a waiting event has no type");
        }
        AppName app = in.readName();
        int word0 = in.readInt();
        int word1 = in.readInt();
        int word2 = in.readInt();
        long durationUs = in.readLong();
        AppName hostOf = in.readName();
        return new Event(timestampUs, type, app, 0, 0, word0, word1, word2, durationUs, hostOf, in.readInt());
    }
}
