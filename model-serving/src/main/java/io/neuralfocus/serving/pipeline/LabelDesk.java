package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.LabelLog;
import io.neuralfocus.store.prediction.LabelLog.Said;
import io.neuralfocus.store.prediction.LabelOutcome;
import io.neuralfocus.store.prediction.LabelSource;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.UUID;

/** Where people say how it was: a key pressed in the moment, or a look back. */
public final class LabelDesk {

    /** A longer span is refused by the store. */
    public static final long LONGEST_US = LabelLog.LONGEST_US;

    /** How far back a key pressed in the moment speaks. */
    private static final long MOMENT_US = 60_000_000;

    private final LabelLog labels;
    private final InstantSource clock;

    public LabelDesk(LabelLog labels, InstantSource clock) {
        this.labels = labels;
        this.clock = clock;
    }

    /** "I got distracted", said at an instant: it speaks of (at - 60 s, at]. Returns the label's number when durable. */
    public long distracted(PersonKey person, long atUs) {
        Said said = said(LabelOutcome.DISTRACTED, LabelSource.HOTKEY, person);
        return Stored.await(labels.label(person, atUs - MOMENT_US + 1, atUs + 1, said));
    }

    /** A look back at [from, to), on all devices of the person. */
    public long lookedBack(PersonKey person, long fromUs, long toUs, LabelOutcome outcome) {
        return Stored.await(labels.label(person, fromUs, toUs, said(outcome, LabelSource.RETROSPECTIVE, person)));
    }

    /** A look back at one prediction; empty if the person has none of this id. */
    public OptionalLong lookedBack(PersonKey person, UUID prediction, LabelOutcome outcome) {
        return Stored.await(labels.label(person, prediction, said(outcome, LabelSource.RETROSPECTIVE, person)));
    }

    private Said said(LabelOutcome outcome, LabelSource source, PersonKey person) {
        return new Said(outcome, source, person.user(), Now.us(clock));
    }
}
