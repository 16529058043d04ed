package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.EventSlot;
import io.neuralfocus.event.order.Arrivals;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import io.neuralfocus.intervention.Moment;
import io.neuralfocus.prediction.Prediction;
import io.neuralfocus.prediction.RiskCategory;
import io.neuralfocus.prediction.Suggestion;
import io.neuralfocus.serving.pipeline.CurrentSessions.Session;
import io.neuralfocus.serving.pipeline.Forecaster.Forecast;
import io.neuralfocus.serving.pipeline.ModelChoice.Chosen;
import io.neuralfocus.serving.pipeline.OpenHorizons.Closed;
import io.neuralfocus.serving.pipeline.OpenHorizons.Seen;
import io.neuralfocus.snapshot.SnapshotReader;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import io.neuralfocus.snapshot.SnapshotWriter;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intervention.ShownIntervention;
import io.neuralfocus.store.lane.EventRows;
import io.neuralfocus.store.lane.StoredEvent;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.PredictionLog.Observation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One device's way from its log to predictions, outcomes and interventions.
 *
 * <p>Whatever it does follows from the log, from the answers once given, and from what the person was shown; the last two
 * it reads from where they are stored. So a lane that is built anew, from a snapshot or from the beginning, does the same
 * again, and storing that twice changes nothing. Single-threaded; {@link Chain} sees to that.
 */
final class Lane implements LaneInput.Reader {

    private static final int SNAPSHOT_FORMAT = 1;
    private static final int SECONDS_PER_DAY = 86_400;

    /** So many instants are visited at once: what comes of them is stored before there is more. */
    static final int INSTANTS_AT_ONCE = 500;

    private final DeviceKey device;
    private final Answering answering;
    private final LaneVectors vectors;
    private final FeatureStream stream;
    private final OpenHorizons horizons = new OpenHorizons();
    private final Distractions distractions = new Distractions();
    private final CurrentSessions sessions = new CurrentSessions();
    private final RecentRisk recent = new RecentRisk();

    /** What it has shown itself, for that may not be stored yet when the next instant asks for it. */
    private final ShownLately shownLately = new ShownLately();

    private long ordinal;

    // What is being taken in.
    private LaneMemory memory = LaneMemory.NONE;
    private LaneStep step = new LaneStep();
    private long receivedUs;
    private int position;
    private long askedUs = Arrivals.NEVER;
    private boolean midway;

    Lane(DeviceKey device, Answering answering, Catalog catalog) {
        this(device, answering, catalog, LaneVectors.stream(catalog));
    }

    private Lane(DeviceKey device, Answering answering, Catalog catalog, FeatureStream stream) {
        this.device = device;
        this.answering = answering;
        this.vectors = new LaneVectors(device, catalog, stream);
        this.stream = stream;
    }

    /** The newest input it has taken, or is taking; 0 before the first. */
    long ordinal() {
        return ordinal;
    }

    /** Whether more instants became due by the newest input than were visited: then it {@link #goOn goes on}. */
    boolean isMidway() {
        return midway;
    }

    /** Takes the next input of the log in, or the beginning of it. */
    LaneStep take(Kept kept, LaneMemory remembered) {
        memory = remembered;
        receivedUs = kept.receivedUs();
        ordinal = kept.ordinal();
        position = 0;
        askedUs = Arrivals.NEVER;
        step = new LaneStep();
        LaneInput.read(kept, this);
        return visit();
    }

    /** Takes more of the input that it is midway of. */
    LaneStep goOn() {
        step = new LaneStep();
        return visit();
    }

    /** The next input of the log is not taken, as if it told nothing. */
    void passOver(Kept kept) {
        ordinal = kept.ordinal();
    }

    @Override
    public void event(EventSlot event) {
        boolean inTime = stream.accept(event);
        if (!inTime) {
            step.late();
        }
        if (EventRows.keeps(event.type())) {
            step.happened(row(event, !inTime));
        }
        position++;
    }

    /** Of titles no event knows more than their length and hash. */
    private StoredEvent row(EventSlot event, boolean late) {
        return new StoredEvent(
                ordinal,
                position,
                event.timestampUs(),
                event.type(),
                event.app().toString(),
                Optional.empty(),
                event.durationUs(),
                late,
                sessions.around(event.timestampUs()));
    }

    @Override
    public void watermark(long timestampUs) {
        stream.watermark(timestampUs);
    }

    @Override
    public void mark(Mark mark) {
        if (mark instanceof Mark.SessionStart start) {
            // Told again after a restart it is the same one.
            if (sessions.started(start)) {
                stream.sessionStarted(start.startUs());
            }
        } else if (mark instanceof Mark.SessionEnd end) {
            if (sessions.ended(end)) {
                stream.sessionEnded(end.endUs());
            }
        } else if (mark instanceof Mark.Asked && stream.newestUs() != Arrivals.NEVER) {
            askedUs = Math.max(stream.newestUs(), stream.closedUs());
            stream.closeUpTo(askedUs);
        }
    }

    /** The next instants of the grid that are due, and behind them all the one that was asked for. */
    private LaneStep visit() {
        midway = true;
        while (step.instants() < INSTANTS_AT_ONCE) {
            if (!stream.nextInstant()) {
                midway = false;
                if (askedUs != Arrivals.NEVER && stream.moveTo(askedUs)) {
                    answer(true);
                }
                return step;
            }
            step.visited();
            visitInstant();
        }
        return step;
    }

    private void visitInstant() {
        observe();
        if (stream.away()) {
            recent.away();
            if (horizons.isEmpty()) {
                stream.passOverAway();
            }
        } else {
            answer(false);
        }
    }

    private void observe() {
        if (horizons.isEmpty()) {
            return;
        }
        float[] vector = vectors.first();
        long instantUs = stream.instantUs();
        Seen seen = new Seen(
                instantUs,
                stream.away(),
                LaneVectors.idleSeconds(vector) > 0,
                LaneVectors.switches(vector) > 0,
                stream.heardUs());
        for (Closed closed : horizons.at(seen)) {
            step.observed(new Observation(vectors.id(closed.instantUs(), false), closed.outcome(), instantUs));
        }
    }

    private void answer(boolean onDemand) {
        long instantUs = stream.instantUs();
        float[] vector = vectors.first();
        recent.present(LaneVectors.idleSeconds(vector));
        if (LaneVectors.isDistracting(vector) && !stream.app().isEmpty()) {
            distractions.seen(stream.app(), instantUs);
        }
        Optional<KeptPrediction> before = memory.answered(instantUs, onDemand);
        if (before.isPresent()) {
            answerAsBefore(before.get(), vector);
        } else {
            // Without a model that instant stays without an answer.
            answering.choose(device).ifPresent(chosen -> answerAnew(chosen, vector, onDemand));
        }
    }

    /** The answer was given in an earlier life; what was to be stored behind it may not have been. */
    private void answerAsBefore(KeptPrediction before, float[] vector) {
        long instantUs = stream.instantUs();
        RiskCategory risk = RiskCategory.valueOf(before.prediction().answer().category());
        Suggestion suggestion = suggest(risk, vector);
        boolean shown = before.intervention().isPresent() || !suggestion.equals(Suggestion.NONE);
        if (before.intervention().isEmpty() && shown) {
            show(intervention(
                    suggestion,
                    before.prediction().onDemand(),
                    before.prediction().session(),
                    before.prediction().answer().risk(),
                    List.of(),
                    before.prediction().answer().modelVersion(),
                    before.prediction().answer().testGroup()));
        }
        if (before.prediction().onDemand()) {
            step.answered(() -> new Answered(before.prediction(), answering.again(before.prediction(), suggestion)));
        }
        told(instantUs, before.prediction().answer().focusScore(), risk);
        opened(before.prediction().onDemand(), before.prediction().answer().horizonSeconds(), shown);
    }

    private void answerAnew(Chosen chosen, float[] vector, boolean onDemand) {
        long instantUs = stream.instantUs();
        FeatureSchema schema = chosen.model().schema();
        Forecast forecast = answering.forecast(chosen, vectors.of(schema), instantUs);
        answering
                .shadow()
                .ifPresent(shadow -> answering.offer(shadow, device, instantUs, onDemand, vectors.of(shadow.schema())));
        Suggestion suggestion = suggest(forecast.prediction().riskCategory(), vector);
        Prediction prediction = forecast.prediction().with(suggestion);
        OptionalLong session =
                sessions.at(instantUs).map(one -> OptionalLong.of(one.number())).orElse(OptionalLong.empty());
        var stored = vectors.stored(prediction, onDemand, session, forecast.tookMs());
        step.predicted(stored);
        boolean shown = !suggestion.equals(Suggestion.NONE);
        if (shown) {
            show(intervention(
                    suggestion,
                    onDemand,
                    session,
                    prediction.distractionRisk(),
                    prediction.contributingFactors(),
                    prediction.modelVersion(),
                    prediction.abTestGroup()));
        }
        if (onDemand) {
            Answered answer = new Answered(stored, forecast.with(prediction));
            step.answered(() -> answer);
        }
        told(instantUs, prediction.focusScore(), prediction.riskCategory());
        opened(onDemand, prediction.horizonSeconds(), shown);
    }

    private void show(ShownIntervention intervention) {
        step.shown(intervention);
        shownLately.add(intervention);
    }

    private void told(long instantUs, double focusScore, RiskCategory risk) {
        stream.predicted(instantUs, focusScore);
        recent.answered(instantUs, risk);
    }

    private void opened(boolean onDemand, int horizonSeconds, boolean shown) {
        // An outcome is read off the grid, so only predictions that stand on it are observed.
        if (!onDemand && horizonSeconds * 1_000_000L == OpenHorizons.HORIZON_US) {
            horizons.opened(stream.instantUs());
        }
        if (shown) {
            horizons.shown(stream.instantUs());
        }
    }

    private Suggestion suggest(RiskCategory risk, float[] vector) {
        long instantUs = stream.instantUs();
        int offset = stream.utcOffsetSeconds();
        long localSeconds = Math.floorDiv(instantUs, 1_000_000L) + offset;
        Moment now = new Moment(
                instantUs,
                Math.floorMod(localSeconds, SECONDS_PER_DAY) / 60,
                risk,
                LaneVectors.minutesSinceLastBreak(vector),
                distractions.at(instantUs),
                sessions.at(instantUs).map(Session::jail).orElse(false));
        return Interventions.suggest(
                now, recent, offset, receivedUs, at -> memory.shownBefore(at).map(shownLately::with));
    }

    private ShownIntervention intervention(
            Suggestion suggestion,
            boolean onDemand,
            OptionalLong session,
            double risk,
            List<String> factors,
            String modelVersion,
            Optional<String> testGroup) {
        return new ShownIntervention(
                device,
                vectors.id(stream.instantUs(), onDemand),
                session,
                stream.instantUs(),
                Interventions.type(suggestion),
                suggestion.type().name(),
                suggestion.target().isEmpty() ? Optional.empty() : Optional.of(suggestion.target()),
                suggestion.reason(),
                risk,
                factors,
                modelVersion,
                testGroup);
    }

    /** Its whole state between two inputs; {@link #resume} from it equals never having stopped. */
    byte[] snapshot() {
        if (midway) {
            throw new IllegalStateException("a lane was to be kept midway of input " + ordinal);
        }
        SnapshotWriter out = new SnapshotWriter(SNAPSHOT_FORMAT);
        // State that was gathered for other features is not enough for these.
        out.writeName(AppName.of(LaneVectors.WIDEST.digest()));
        out.writeLong(ordinal);
        out.writeBytes(stream.snapshot());
        horizons.save(out);
        distractions.save(out);
        sessions.save(out);
        recent.save(out);
        return out.finish();
    }

    /** The lane that wrote this snapshot. */
    static Lane resume(DeviceKey device, Answering answering, Catalog catalog, byte[] snapshot)
            throws SnapshotRefusedException {
        SnapshotReader in = new SnapshotReader(snapshot, SNAPSHOT_FORMAT);
        if (!in.readName().toString().equals(LaneVectors.WIDEST.digest())) {
            throw new SnapshotRefusedException("it was written for another schema than this service's");
        }
        long ordinal = in.readLong();
        Lane lane = new Lane(device, answering, catalog, FeatureStream.resume(catalog, in.readBytes()));
        lane.ordinal = ordinal;
        lane.horizons.load(in);
        lane.distractions.load(in);
        lane.sessions.load(in);
        lane.recent.load(in);
        in.expectEnd();
        return lane;
    }
}
