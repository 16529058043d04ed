package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.people.DeviceKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of a device's log on its way into its lane, slice by slice: an input may make a season of instants due, and
 * neither memory nor a transaction holds that at once.
 */
final class Reading {

    private final Store store;
    private final DeviceKey device;
    private final Lane lane;
    private final long liveFrom;
    private final long upTo;
    private final Untakable untakable;
    private final Deque<Kept> page = new ArrayDeque<>();

    /** What is being taken, or was last; empty before the first. */
    private Optional<Kept> underWay = Optional.empty();

    /**
     * Reads behind what the lane has taken.
     *
     * @param liveFrom what came before that may have been taken in an earlier life
     * @param upTo what comes behind that has wakings of its own
     * @param untakable what is passed over
     */
    Reading(Store store, DeviceKey device, Lane lane, long liveFrom, long upTo, Untakable untakable) {
        this.store = store;
        this.device = device;
        this.lane = lane;
        this.liveFrom = liveFrom;
        this.upTo = upTo;
        this.untakable = untakable;
    }

    /** An input, or a part of it, and what it led to. */
    record Taken(Kept input, boolean live, LaneStep step, boolean through) {}

    /** The next slice; empty if the lane has taken all that it was to take. */
    List<Taken> next() {
        List<Taken> slice = new ArrayList<>();
        if (!lane.isMidway() && page.isEmpty() && lane.ordinal() < upTo) {
            page.addAll(store.inputs().after(device, lane.ordinal()));
        }
        int instants = 0;
        while (instants < Lane.INSTANTS_AT_ONCE && (lane.isMidway() || !page.isEmpty())) {
            Taken taken = take();
            instants += taken.step.instants();
            slice.add(taken);
        }
        return slice;
    }

    private Taken take() {
        boolean begun = lane.isMidway();
        Kept input = begun ? underWay.orElseThrow() : page.remove();
        underWay = Optional.of(input);
        boolean live = input.ordinal() >= liveFrom;
        try {
            LaneStep step = begun ? lane.goOn() : begin(input, live);
            return new Taken(input, live, step, !lane.isMidway());
        } catch (RuntimeException | StackOverflowError e) {
            throw new UntakenInputException(input, e);
        }
    }

    private LaneStep begin(Kept input, boolean live) {
        if (untakable.isPassedOver(input.ordinal())) {
            lane.passOver(input);
            return new LaneStep();
        }
        return lane.take(input, new StoredMemory(store, device, live));
    }
}
