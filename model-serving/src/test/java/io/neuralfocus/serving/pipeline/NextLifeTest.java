package io.neuralfocus.serving.pipeline;

import static io.neuralfocus.serving.pipeline.LogOfDevice.START_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.intake.Acceptance;
import io.neuralfocus.store.intake.InputLog.Receipt;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent is told by a service that was killed, with inputs behind its newest snapshot, and began again. */
class NextLifeTest {

    private static final LogOfDevice ADA = new LogOfDevice(new UUID(1, 1));
    private static final int LAST = 9;
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochSecond(START_US / LogOfDevice.SECOND_US));

    @TempDir
    Path folder;

    private final ExecutorService oneThread = Executors.newSingleThreadExecutor();

    private static void firstLife(Parts parts) {
        for (int i = 0; i <= LAST; i++) {
            parts.lanes().commit(ADA.typing(i)).orElseThrow().join();
        }
        parts.lanes().settled().join();
    }

    private static CompletableFuture<Optional<Answered>> ask(Lanes lanes) {
        return lanes.ask(ADA.key(), START_US).orElseThrow();
    }

    private static CompletableFuture<Receipt> again(Lanes lanes) {
        return lanes.commit(ADA.typing(LAST)).orElseThrow();
    }

    /** Both are committed before the lane looks at either. */
    private void assertAnswered(boolean askedBefore, boolean questionFirst) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        try (Parts parts = new Parts(folder.resolve(askedBefore + "-" + questionFirst), CLOCK)) {
            firstLife(parts);
            List<Answered> told = new ArrayList<>();
            if (askedBefore) {
                ask(parts.lanes()).join().ifPresent(told::add);
            }
            ExecutorService threads = Executors.newSingleThreadExecutor();
            try (Lanes lanes = parts.nextLife(threads)) {
                threads.execute(() -> await(held));
                List<CompletableFuture<Optional<Answered>>> answers = new ArrayList<>();
                if (questionFirst) {
                    answers.add(ask(lanes));
                }
                assertEquals(Acceptance.DUPLICATE, again(lanes).join().acceptance());
                answers.add(ask(lanes));
                settleTheLog(parts);
                held.countDown();
                for (CompletableFuture<Optional<Answered>> answer : answers) {
                    told.add(answer.join().orElseThrow(() -> new AssertionError("nothing was told")));
                }
            } finally {
                held.countDown();
            }
            Answered first = told.get(0);
            for (Answered one : told) {
                assertEquals(first.stored().id(), one.stored().id());
                assertEquals(
                        first.forecast().prediction().distractionRisk(),
                        one.forecast().prediction().distractionRisk());
                assertEquals(
                        first.forecast().prediction().factors(),
                        one.forecast().prediction().factors());
                assertEquals(
                        first.forecast().prediction().contributingFactors(),
                        one.forecast().prediction().contributingFactors());
            }
        }
    }

    /** What was offered to the store's writer by now is committed. */
    private static void settleTheLog(Parts parts) {
        parts.store().inputs().append(new LogOfDevice(new UUID(9, 9)).typing(0)).join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldAnswerAQuestionThatStandsInTheLogWhenARepeatedFrameWakesTheLane() throws InterruptedException {
        assertAnswered(false, false);
        assertAnswered(false, true);
    }

    @Test
    void shouldTellAgainWhatWasToldInAnEarlierLife() throws InterruptedException {
        assertAnswered(true, false);
        assertAnswered(true, true);
    }

    @Test
    void shouldLookAheadFromAllThatTheLogHoldsThoughNoLaneStands() {
        try (Parts parts = new Parts(folder, CLOCK);
                Lanes lanes = parts.nextLife(oneThread)) {
            firstLife(parts);
            int before = count(parts);
            for (int look = 0; look < 2; look++) {
                Answered seen = lanes.lookAhead(ADA.key(), Optional.of(ADA.typing(LAST + 1)), START_US)
                        .join()
                        .orElseThrow();
                assertEquals(before, count(parts), "a look leaves no trace");
                if (look == 1) {
                    parts.lanes().commit(ADA.typing(LAST + 1)).orElseThrow().join();
                    Answered taken = ask(parts.lanes()).join().orElseThrow();
                    assertEquals(taken.stored().instantUs(), seen.stored().instantUs());
                    assertEquals(
                            taken.forecast().prediction().distractionRisk(),
                            seen.forecast().prediction().distractionRisk());
                }
            }
            assertTrue(before > 0);
        }
    }

    private static int count(Parts parts) {
        return parts.store()
                .predictions()
                .after(ADA.key(), 0, 1_000)
                .predictions()
                .size();
    }
}
