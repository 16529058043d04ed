package io.neuralfocus.benchmarks.lanes;

import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.wire.FrameEncoder;
import io.neuralfocus.simulator.Day;
import io.neuralfocus.simulator.Person;
import io.neuralfocus.simulator.Population;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The device of a simulated person, with the next minutes of it: a frame every two seconds. Where she does less than is
 * asked for, her mouse moves on between the rest.
 */
final class SimulatedDevice {

    static final long FRAME_US = 2_000_000;

    private static final long SEED = 31;
    private static final long MORNING_US = 1_800_000_000_000_000L;

    private final UUID id;
    private final int utcOffsetSeconds;
    private final List<List<Event>> frames = new ArrayList<>();
    private final FrameEncoder encoder = new FrameEncoder();
    private final EventSlot slot = new EventSlot();

    private SimulatedDevice(UUID id, Person person, int frameCount, int eventsPerFrame) {
        this.id = id;
        this.utcOffsetSeconds = person.utcOffsetSeconds();
        for (int i = 0; i < frameCount; i++) {
            frames.add(new ArrayList<>(eventsPerFrame));
        }
        Day day = person.day(MORNING_US, (frameCount + 1) * FRAME_US / 3.6e9);
        day.events(event -> {
            int frame = (int) ((event.timestampUs() - MORNING_US) / FRAME_US);
            if (frame < frameCount) {
                frames.get(frame).add(event);
            }
        });
        moveOn(eventsPerFrame);
    }

    /** So many devices of people whose keys and mouse are told. */
    static List<SimulatedDevice> crowd(int devices, int frameCount, int eventsPerFrame) {
        Population people = Population.seeded(SEED);
        List<Person> telling = IntStream.iterate(0, i -> i + 1)
                .mapToObj(people::person)
                .filter(Person::tellsInput)
                .limit(devices)
                .toList();
        return IntStream.range(0, devices)
                .mapToObj(i -> new SimulatedDevice(new UUID(SEED, i), telling.get(i), frameCount, eventsPerFrame))
                .toList();
    }

    private void moveOn(int eventsPerFrame) {
        long sent = 0;
        for (int i = 0; i < frames.size(); i++) {
            List<Event> frame = frames.get(i);
            // She is as busy as is asked for on the whole, not in each frame.
            long wanted = Math.min((i + 1L) * eventsPerFrame - sent, eventsPerFrame) - frame.size();
            long beganUs = MORNING_US + i * FRAME_US;
            for (int k = 0; k < wanted; k++) {
                long atUs = beganUs + (k + 1) * FRAME_US / (wanted + 1);
                frame.add(Event.mouseMove(atUs, AppName.NONE, 600 + k * 7, 400 + (i + k) % 90, 300 + k));
            }
            frame.sort(Comparator.comparingLong(Event::timestampUs));
            sent += frame.size();
        }
    }

    UUID id() {
        return id;
    }

    int frameCount() {
        return frames.size();
    }

    int events(int frame) {
        return frames.get(frame).size();
    }

    /** The frame as it is sent if her first began at this instant. */
    byte[] frame(int index, long beganUs) {
        encoder.begin(id, index, utcOffsetSeconds);
        for (Event event : frames.get(index)) {
            slot.fill(
                    event.timestampUs() - MORNING_US + beganUs,
                    event.type(),
                    event.app(),
                    event.processId(),
                    event.windowHandle(),
                    event.word0(),
                    event.word1(),
                    event.word2(),
                    utcOffsetSeconds);
            encoder.add(slot);
        }
        return encoder.finish(beganUs + (index + 1) * FRAME_US);
    }
}
