package io.neuralfocus.store.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.Store;
import io.neuralfocus.store.intake.Acceptance;
import io.neuralfocus.store.intake.AcceptedFrame;
import io.neuralfocus.store.intake.Kept.KeptFrame;
import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.PersonKey;
import io.neuralfocus.store.prediction.KeptPrediction;
import io.neuralfocus.store.prediction.Remembered;
import io.neuralfocus.store.prediction.Retrospect;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    private static final DeviceKey ADA = DeviceKey.alone(GoldenStore.ADA);
    private static final DeviceKey BOB = DeviceKey.alone(GoldenStore.BOB);
    private static final DeviceKey CARLA = DeviceKey.alone(GoldenStore.CARLA);

    @TempDir
    Path folder;

    @Test
    void shouldBringTheFirstVersionsStoreToThisOneWithAllThatIsInIt() throws IOException {
        GoldenStore.lay(1, folder);
        try (Store store = Store.open(folder)) {
            List<KeptFrame> frames = new ArrayList<>();
            store.inputs().replay(ADA, 0, kept -> frames.add((KeptFrame) kept));
            assertEquals(
                    List.of(1L, 3L, 5L, 7L),
                    frames.stream().map(KeptFrame::ordinal).toList());
            AcceptedFrame third = frames.get(1).frame();
            assertEquals(102, third.sequence());
            assertEquals(-14, third.crc());
            assertEquals(1_767_603_602_000_000L, third.receivedUs());
            assertArrayEquals(new byte[] {2, 0, (byte) 0xff, 39}, third.bytes());

            List<StoredPrediction> predictions = store.predictions().after(BOB, 0, 10).predictions().stream()
                    .map(KeptPrediction::prediction)
                    .toList();
            assertEquals(2, predictions.size());
            assertEquals(new UUID(0xfedc_ba98_7654_3210L, 3), predictions.get(1).id());
            assertEquals("çode.exe", predictions.get(1).app());
            assertEquals("catalogue", predictions.get(1).evidence().catalogDigest());
            assertArrayEquals(
                    new float[] {3, Float.NaN, -0.0f},
                    predictions.get(1).evidence().vector());
        }
    }

    @Test
    void shouldBringPredictionsOfWhoHasNoFramesAnyMore() throws IOException {
        GoldenStore.lay(1, folder);
        try (Store store = Store.open(folder)) {
            assertEquals(5, store.predictions().count());
            assertEquals(
                    1, store.predictions().after(CARLA, 0, 10).predictions().size());
        }
    }

    @Test
    void shouldLeaveNothingOfWhoIsErasedInAStoreThatWasBroughtHere() throws IOException {
        GoldenStore.lay(1, folder);
        try (Store store = Store.open(folder)) {
            store.erasure().erase(ADA.person(), "operator", 1).join();
            assertFalse(isInTheFiles(ADA.deviceText()));
            assertTrue(isInTheFiles(BOB.deviceText()));
        }
    }

    private boolean isInTheFiles(String trace) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(trace)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void shouldGoOnWithNumbersAndMemoriesOfTheOlderVersion() throws IOException {
        GoldenStore.lay(1, folder);
        try (Store store = Store.open(folder)) {
            assertEquals(Acceptance.DUPLICATE, offer(store, 102, -14));
            assertEquals(Acceptance.CONFLICT, offer(store, 102, -15));
            AcceptedFrame fresh = new AcceptedFrame(ADA, 500, 1, 1, new byte[] {1});
            assertTrue(store.inputs().append(fresh).join().ordinal() > 8, "8 was erased and is not given again");
        }
        Store.open(folder).close();
    }

    private static Acceptance offer(Store store, long sequence, int crc) {
        return store.inputs()
                .append(new AcceptedFrame(ADA, sequence, crc, 1, new byte[] {1}))
                .join()
                .acceptance();
    }

    @Test
    void shouldBringTheSecondVersionsStoreToThisOneAndForgetZonesThatNobodyTold() throws IOException {
        GoldenStore.lay(2, folder);
        try (Store store = Store.open(folder)) {
            assertEquals(2, store.predictions().after(BOB, 0, 10).predictions().size());
            assertEquals(4, store.inputs().after(ADA, 0).size());
            PersonKey carla = new PersonKey("default", "carla");
            assertEquals(
                    Optional.of(ZoneId.of("Europe/Paris")),
                    store.people().person(carla).orElseThrow().zone());
            PersonKey dora = new PersonKey("default", "dora");
            assertEquals(
                    Optional.empty(), store.people().person(dora).orElseThrow().zone());
            assertEquals(List.of(), store.sessions().due(1_767_605_099_999_999L, 9));
            assertEquals(
                    carla,
                    store.sessions().due(1_767_605_100_000_000L, 9).get(0).person());
            List<String> doors = new ArrayList<>();
            store.retrospect().each(Long.MIN_VALUE, new Retrospect.Visitor() {
                @Override
                public void device(Retrospect.Device device) {
                    doors.add(device.door());
                }

                @Override
                public void prediction(Remembered one) {}
            });
            assertEquals(List.of("frames", "frames"), doors, "which device spoke by which");
        }
    }

    @Test
    void shouldReadNothingFromAStoreThatWasNotYetBroughtHere() throws IOException {
        GoldenStore.lay(1, folder);
        SqliteDatabase database = new SqliteDatabase(folder);
        StoreException refused = assertThrows(StoreException.class, database::expectCurrent);
        assertTrue(String.valueOf(refused.getMessage()).contains("version 1"), refused::toString);
        Store.open(folder).close();
        database.expectCurrent();
    }

    @Test
    void shouldReadNothingWhereThereIsNoStoreAndLeaveNoneBehind() {
        assertThrows(StoreException.class, new SqliteDatabase(folder)::expectCurrent);
        assertTrue(Files.notExists(folder.resolve("focus.db")));
    }
}
