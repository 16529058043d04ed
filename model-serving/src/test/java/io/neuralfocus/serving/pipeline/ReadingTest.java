package io.neuralfocus.serving.pipeline;

import static io.neuralfocus.serving.pipeline.LogOfDevice.START_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.serving.pipeline.Reading.Taken;
import io.neuralfocus.store.prediction.StoredPrediction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However much one input makes due, a lane takes it in slices, and comes to the same. */
class ReadingTest {

    private static final LogOfDevice ADA = new LogOfDevice(new UUID(1, 1));
    private static final LogOfDevice BOB = new LogOfDevice(new UUID(2, 2));
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochSecond(START_US / LogOfDevice.SECOND_US));

    @TempDir
    Path folder;

    @Test
    void shouldEndASliceAfterSoManyInstantsAndGoOnInTheNext() {
        int instants = 1_200;
        try (Parts parts = new Parts(folder, CLOCK)) {
            long ordinal =
                    parts.store().inputs().append(ADA.longStay(instants)).join().ordinal();
            Lane lane = parts.lane(ADA.key());
            Reading reading = new Reading(parts.store(), ADA.key(), lane, 0, ordinal, new Untakable());
            List<Long> at = new ArrayList<>();
            for (List<Taken> slice = reading.next(); !slice.isEmpty(); slice = reading.next()) {
                List<StoredPrediction> predictions = slice.stream()
                        .flatMap(taken -> taken.step().predictions().stream())
                        .toList();
                assertTrue(predictions.size() <= Lane.INSTANTS_AT_ONCE, () -> predictions.size() + " in one slice");
                predictions.forEach(one -> at.add(one.instantUs()));
                if (lane.isMidway()) {
                    assertThrows(IllegalStateException.class, lane::snapshot);
                }
            }
            assertEquals(instants, at.size());
            for (int i = 0; i < at.size(); i++) {
                assertEquals(START_US + 5_000_000L * i, at.get(i));
            }
            assertTrue(lane.snapshot().length > 0);
        }
    }

    @Test
    void shouldAnswerAnotherDeviceWhileOneStaysForHours() {
        int instants = 3_000;
        ByHand tasks = new ByHand();
        try (Parts parts = new Parts(folder, CLOCK, ServiceConfig.defaults().lanes(), tasks)) {
            Lanes lanes = parts.lanes();
            lanes.commit(BOB.typing(0)).orElseThrow().join();
            tasks.runUntil(lanes.settled());
            lanes.commit(ADA.longStay(instants)).orElseThrow().join();
            CompletableFuture<Optional<Answered>> bobs =
                    lanes.ask(BOB.key(), START_US).orElseThrow();
            tasks.runUntil(bobs);
            assertTrue(bobs.join().isPresent());
            int before = predictions(parts, ADA, instants);
            assertTrue(before < instants, before + " were made before anybody else was answered");
            tasks.runUntil(lanes.settled());
            tasks.free();
            assertEquals(instants, predictions(parts, ADA, instants + 100));
        }
    }

    @Test
    void shouldAnswerNothingTwiceThatWasStoredBeforeALaneFailed() throws SQLException {
        int instants = 2 * Lane.INSTANTS_AT_ONCE + 1;
        ByHand tasks = new ByHand();
        try (Parts parts = new Parts(folder, CLOCK, ServiceConfig.defaults().lanes(), tasks)) {
            Lanes lanes = parts.lanes();
            lanes.mark(ADA.key(), START_US, new Mark.Watermark(START_US - 1)).join();
            lanes.commit(ADA.longStay(instants)).orElseThrow().join();
            lanes.commit(ADA.typing(instants)).orElseThrow().join();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
                    Statement damage = connection.createStatement()) {
                damage.execute("UPDATE inputs SET payload = x'0102' WHERE sequence = " + instants);
            }
            tasks.runUntil(lanes.settled());
            tasks.free();
            assertEquals(1, lanes.passedOver());
            assertEquals(instants, predictions(parts, ADA, instants + 100));
            double answered = parts.metrics()
                    .scrape()
                    .lines()
                    .filter(line -> line.startsWith("focus_predictions_total{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
            // What had not been stored when the lane failed is answered anew.
            assertTrue(answered < instants + 10, answered + " answers");
        }
    }

    private static int predictions(Parts parts, LogOfDevice device, int limit) {
        return parts.store()
                .predictions()
                .after(device.key(), 0, limit)
                .predictions()
                .size();
    }
}
