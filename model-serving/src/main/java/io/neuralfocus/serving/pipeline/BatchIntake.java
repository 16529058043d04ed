package io.neuralfocus.serving.pipeline;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.Rejection;
import io.neuralfocus.event.RejectionCode;
import io.neuralfocus.event.json.BatchItem;
import io.neuralfocus.event.json.Body;
import io.neuralfocus.event.json.DoorTerms;
import io.neuralfocus.event.json.EventBatch;
import io.neuralfocus.event.json.EventBatchReader;
import io.neuralfocus.event.json.RejectedItem;
import io.neuralfocus.event.json.TitleHash;
import io.neuralfocus.store.intake.Acceptance;
import io.neuralfocus.store.intake.InputLog.BatchReceipt;
import io.neuralfocus.store.intake.OfferedBatch;
import io.neuralfocus.store.intake.OfferedItem;
import io.neuralfocus.store.intake.Quarantine;
import io.neuralfocus.store.intake.Quarantine.Held;
import io.neuralfocus.store.people.DeviceKey;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Takes batches of the client contract in: each item by itself, durable or in quarantine before it is acknowledged. And
 * heartbeats, which are watermarks.
 */
public final class BatchIntake {

    private static final int LONGEST_TOLD_ID = 64;

    private final Lanes lanes;
    private final Quarantine quarantine;
    private final Salts salts;
    private final LocalTime localTime;
    private final CatalogKnowledge apps;
    private final InstantSource clock;

    public BatchIntake(
            Lanes lanes,
            Quarantine quarantine,
            Salts salts,
            LocalTime localTime,
            Catalog catalog,
            InstantSource clock) {
        this.lanes = lanes;
        this.quarantine = quarantine;
        this.salts = salts;
        this.localTime = localTime;
        this.apps = new CatalogKnowledge(catalog);
        this.clock = clock;
    }

    /** What became of a body. */
    public sealed interface Outcome {

        /** It cannot be read, and nothing of it was taken. */
        record Unreadable(Rejection why) implements Outcome {}

        /** Too much waits for the device's lane: nothing was taken, it may come again later. */
        record HeldBack() implements Outcome {}

        /**
         * All of it is durable.
         *
         * @param acknowledged ids as they were told: taken now, known before, or in quarantine
         * @param rejected those in quarantine, with the reason
         */
        record Durable(int taken, int duplicates, List<String> acknowledged, List<RejectedItem> rejected)
                implements Outcome {}
    }

    /** Takes a body; returns when all that was taken of it is durable. */
    public Outcome take(byte[] body) {
        long nowUs = nowUs();
        Body<EventBatch> read = new EventBatchReader(device -> terms(nowUs, DeviceKey.alone(device))).read(body);
        if (read instanceof Body.Taken<EventBatch> taken) {
            return take(taken.value(), nowUs);
        }
        return new Outcome.Unreadable(((Body.Refused<EventBatch>) read).rejection());
    }

    private DoorTerms terms(long nowUs, DeviceKey device) {
        int offset = localTime.utcOffsetSeconds(device, nowUs);
        return new DoorTerms(nowUs, TimeBounds.RETENTION_US, offset, new TitleHash(salts.of(device)), apps);
    }

    private Outcome take(EventBatch batch, long nowUs) {
        DeviceKey device = DeviceKey.alone(batch.deviceId());
        List<OfferedItem> offered = batch.items().stream().map(ItemContent::of).toList();
        Optional<CompletableFuture<BatchReceipt>> committed = offered.isEmpty()
                ? Optional.empty()
                : lanes.commit(new OfferedBatch(device, nowUs, batch.sequenceStart(), batch.clientVersion(), offered));
        if (committed.isEmpty() && !offered.isEmpty()) {
            return new Outcome.HeldBack();
        }
        CompletableFuture<Integer> held = batch.rejected().isEmpty()
                ? CompletableFuture.completedFuture(0)
                : quarantine.hold(
                        device,
                        nowUs,
                        batch.rejected().stream().map(BatchIntake::held).toList());
        List<Acceptance> fates =
                committed.map(receipt -> Stored.await(receipt).items()).orElse(List.of());
        Stored.await(held);
        return durable(batch, fates);
    }

    private static Outcome durable(EventBatch batch, List<Acceptance> fates) {
        List<String> acknowledged = new ArrayList<>();
        List<RejectedItem> rejected = new ArrayList<>(batch.rejected());
        int taken = 0;
        for (int i = 0; i < fates.size(); i++) {
            BatchItem item = batch.items().get(i);
            acknowledged.add(item.toldId());
            switch (fates.get(i)) {
                case TAKEN -> taken++;
                case DUPLICATE -> {}
                case CONFLICT -> rejected.add(reused(item));
            }
        }
        batch.rejected().stream()
                .map(RejectedItem::toldId)
                .filter(id -> !id.isEmpty())
                .forEach(acknowledged::add);
        int duplicates =
                (int) fates.stream().filter(Acceptance.DUPLICATE::equals).count();
        return new Outcome.Durable(taken, duplicates, acknowledged, rejected);
    }

    private static RejectedItem reused(BatchItem item) {
        String sentence = "event_id was told before, of an item that says something else";
        return new RejectedItem(item.toldId(), new Rejection(RejectionCode.ID_REUSED, item.index(), 0, sentence));
    }

    /** Without what it says, which may be a title: its id and the reason are enough to find it at its sender's. */
    private static Held held(RejectedItem item) {
        String id = item.toldId().substring(0, Math.min(item.toldId().length(), LONGEST_TOLD_ID));
        Rejection why = item.rejection();
        return new Held(why.code().code(), why.sentence(), id.getBytes(StandardCharsets.UTF_8));
    }

    /** What became of a heartbeat. */
    public enum Beat {
        /** It tells only that the device is alive. */
        ALIVE,
        /** It is durable that the device has sent all it had up to there. */
        WATERMARK,
        /** It lies too far ahead of the service's clock to be believed. */
        IGNORED,
        /** Too much waits for the device's lane: it may come again later. */
        HELD_BACK
    }

    /** Takes a device's word that it has sent all it has up to this instant; returns when that is durable. */
    public Beat beat(DeviceKey device, OptionalLong watermarkUs) {
        long nowUs = nowUs();
        if (watermarkUs.isEmpty()) {
            return Beat.ALIVE;
        }
        if (!new TimeBounds(nowUs).believes(watermarkUs.getAsLong())) {
            return Beat.IGNORED;
        }
        Optional<CompletableFuture<Long>> committed = lanes.heartbeat(device, nowUs, watermarkUs.getAsLong());
        committed.ifPresent(Stored::await);
        return committed.isPresent() ? Beat.WATERMARK : Beat.HELD_BACK;
    }

    private long nowUs() {
        return Now.us(clock);
    }
}
