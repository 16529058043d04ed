package io.neuralfocus.serving.pipeline;

import static io.neuralfocus.serving.pipeline.LogOfDevice.START_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.event.json.JsonLogWriter;
import io.neuralfocus.serving.pipeline.CanonicalLog.LeftOut;
import io.neuralfocus.store.StoreView;
import io.neuralfocus.store.intake.Kept;
import io.neuralfocus.store.intake.Quarantine.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One input that no lane can take does not end its device's lane. */
class UntakableTest {

    private static final LogOfDevice ADA = new LogOfDevice(new UUID(1, 1));
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochSecond(START_US / LogOfDevice.SECOND_US));

    @TempDir
    Path folder;

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("focus.db"));
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Test
    void shouldTryADamagedInputThriceThenGoOnBehindIt() throws SQLException {
        assertPassedOver("UPDATE inputs SET payload = x'0102' WHERE sequence = 3");
    }

    @Test
    void shouldPassOverAFrameThatDoesNotOpen() throws SQLException {
        assertPassedOver("UPDATE inputs SET payload = x'0102', packing = 0 WHERE sequence = 3");
    }

    private void assertPassedOver(String damage) throws SQLException {
        try (Parts parts = new Parts(folder, CLOCK)) {
            for (int i = 0; i < 8; i++) {
                parts.store().inputs().append(ADA.typing(i)).join();
            }
            sql(damage);
            for (int life = 0; life < 2; life++) {
                assertOneLife(parts, life);
                sql("DELETE FROM lane_snapshots");
            }
            List<Entry> quarantine = parts.store().quarantine().after(ADA.key(), 0, 10);
            assertEquals(1, quarantine.size(), "it is noted once, however often it fails");
            assertEquals("input_passed_over", quarantine.get(0).held().code());
        }
    }

    private static void assertOneLife(Parts parts, int life) {
        try (Lanes lanes = parts.nextLife(Executors.newFixedThreadPool(2))) {
            for (int failing = 1; failing < Untakable.TRIES; failing++) {
                assertThrows(CompletionException.class, () -> ask(lanes));
                assertEquals(0, lanes.passedOver());
            }
            Answered answer = ask(lanes).orElseThrow();
            assertEquals(START_US + 39 * LogOfDevice.SECOND_US, answer.stored().instantUs(), "life " + life);
            assertEquals(1, lanes.passedOver());
            assertTrue(ask(lanes).isPresent());
            assertEquals(1, lanes.passedOver());
        }
    }

    private static Optional<Answered> ask(Lanes lanes) {
        return lanes.ask(ADA.key(), START_US).orElseThrow().join();
    }

    @Test
    void shouldWriteTheLogAroundWhatDoesNotOpenAndTellWhatThatIs() throws SQLException, IOException {
        try (Parts parts = new Parts(folder, CLOCK)) {
            for (int i = 0; i < 4; i++) {
                parts.store().inputs().append(ADA.typing(i)).join();
            }
            parts.store().inputs().append(ADA.key(), START_US, new byte[] {1}).join();
            sql("UPDATE inputs SET payload = x'0102' WHERE sequence = 1");
            sql("UPDATE inputs SET payload = x'0102', packing = 0 WHERE sequence = 2");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (StoreView view = StoreView.of(folder.toString());
                JsonLogWriter lines = new JsonLogWriter(bytes)) {
            List<LeftOut> leftOut = CanonicalLog.write(view.logs(), ADA.key(), "ada", lines);
            assertEquals(
                    List.of(2L, 3L, 5L), leftOut.stream().map(LeftOut::ordinal).toList());
            assertTrue(leftOut.get(1).why().startsWith("a stored frame does not open"), leftOut::toString);
        }
        long keys = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("KEY_PRESS"))
                .count();
        assertEquals(10, keys, "five each of the first and the last");
    }

    @Test
    void shouldReadWhatStandsAroundADamagedRow() throws SQLException {
        try (Parts parts = new Parts(folder, CLOCK)) {
            for (int i = 0; i < 3; i++) {
                parts.store().inputs().append(ADA.typing(i)).join();
            }
            sql("UPDATE inputs SET payload = x'0102' WHERE sequence = 1");
            List<Kept> read = parts.store().inputs().after(ADA.key(), 0);
            assertEquals(3, read.size());
            Kept.Damaged damaged = (Kept.Damaged) read.get(1);
            assertTrue(damaged.why().startsWith("row 2 of inputs: a row of the store is damaged"), damaged::why);
        }
    }
}
