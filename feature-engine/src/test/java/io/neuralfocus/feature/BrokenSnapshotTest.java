package io.neuralfocus.feature;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.AppName;
import io.neuralfocus.event.Event;
import io.neuralfocus.event.EventType;
import io.neuralfocus.snapshot.SnapshotRefusedException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Bytes that are no snapshot are refused with a reason; nothing else is ever thrown, whatever they claim. */
class BrokenSnapshotTest {

    private static final long SEED = Long.getLong("focus.test.seed", 20_260_305L);

    private final Catalog catalog = Catalog.shipped();
    private final byte[] sound = running().snapshot();

    private FeatureStream running() {
        FeatureStream stream = new FeatureStream(catalog, FeatureSchema.v2(), 5_000_000);
        SplittableRandom random = new SplittableRandom(SEED);
        EventType[] types = EventType.values();
        for (int i = 0; i < 600; i++) {
            EventType type = types[random.nextInt(types.length)];
            AppName app = AppName.of("app-" + random.nextInt(6));
            stream.accept(Event.of(1_000_000L * i - random.nextInt(3) * 500_000L, type, app, random.nextInt(90), 5, 7));
            while (stream.nextInstant()) {
                stream.predicted(stream.instantUs(), 40);
            }
        }
        return stream;
    }

    @Test
    void shouldRefuseEveryTruncation() {
        for (int length = 0; length < sound.length; length++) {
            byte[] cut = Arrays.copyOf(sound, length);
            assertThrows(SnapshotRefusedException.class, () -> FeatureStream.resume(catalog, cut));
        }
    }

    @Test
    void shouldRefuseABentByte() {
        for (int at = 0; at < sound.length; at++) {
            byte[] bent = sound.clone();
            bent[at] ^= 16;
            assertThrows(SnapshotRefusedException.class, () -> FeatureStream.resume(catalog, bent));
        }
    }

    @Test
    void shouldThrowNothingElseForBytesThatWereMadeUpWithASoundChecksum() {
        SplittableRandom random = new SplittableRandom(SEED);
        int resumed = 0;
        int refused = 0;
        for (int i = 0; i < Scale.of(3_000, 20_000, 400_000); i++) {
            byte[] made = sound.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                made[5 + random.nextInt(made.length - 9)] = (byte) random.nextInt(256);
            }
            seal(made);
            int number = i;
            try {
                FeatureStream stream = FeatureStream.resume(catalog, made);
                resumed++;
                goOn(stream);
            } catch (SnapshotRefusedException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + SEED + ", snapshot " + number, e);
            }
        }
        assertTrue(resumed > 0 && refused > 0, "resumed " + resumed + ", refused " + refused);
    }

    private static void goOn(FeatureStream stream) {
        for (int i = 0; i < 5; i++) {
            stream.accept(Event.of(700_000_000L + 60_000_000L * i, EventType.KEY_PRESS, AppName.of("app-1")));
            for (int instants = 0; instants < 20 && stream.nextInstant(); instants++) {
                stream.predicted(stream.instantUs(), 60);
            }
        }
        if (stream.moveTo(2_000_000_000L)) {
            stream.vector(FeatureSchema.v1());
        }
        stream.snapshot();
    }

    private static void seal(byte[] snapshot) {
        CRC32C crc = new CRC32C();
        crc.update(snapshot, 0, snapshot.length - 4);
        for (int i = 0; i < 4; i++) {
            snapshot[snapshot.length - 4 + i] = (byte) (crc.getValue() >>> (8 * i));
        }
    }
}
