package io.neuralfocus.serving.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.neuralfocus.serving.metric.Metrics;
import io.neuralfocus.serving.pipeline.Forecaster.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ForecasterTest {

    private static final Duration READING = Duration.ofMillis(1);

    /** Each look at the clock finds it a millisecond later. */
    private final AtomicLong nanos = new AtomicLong();

    private final Metrics metrics =
            new Metrics(InstantSource.fixed(Instant.EPOCH), () -> nanos.addAndGet(READING.toNanos()));

    @Test
    void shouldTellHowLongTheModelTookWhateverItsReasonsTake() {
        try (LiveModels models = LiveModels.follow(Parts.shipped(), Duration.ofHours(1))) {
            ServedModel model = models.of("default", "ada").orElseThrow().model();
            float[] vector = new float[model.schema().size()];
            for (Duration within : List.of(Duration.ofMinutes(1), Duration.ZERO)) {
                try (Forecaster forecaster = new Forecaster(within, metrics)) {
                    Forecast bare = forecaster.forecast(model, vector, 0, 0);
                    Forecast explained = forecaster.forecast(model, vector, 0, 5);
                    assertEquals(
                            bare.prediction().distractionRisk(),
                            explained.prediction().distractionRisk());
                    assertEquals(within.isZero(), !explained.degraded().isEmpty());
                    assertEquals(1, bare.tookMs());
                    assertEquals(1, explained.tookMs());
                }
            }
        }
    }
}
