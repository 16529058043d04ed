package io.neuralfocus.event.wire;

import io.neuralfocus.event.FuzzReplay;
import io.neuralfocus.event.RandomEvents;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FrameFuzzTest {

    @Test
    void shouldHoldForEveryInputEverFoundAndASampleOfSpoiltOnes() throws IOException {
        FuzzReplay.replay("frames", RandomEvents.cases(2_000, 20_000, 2_000_000), FrameFuzz::fuzzerTestOneInput);
    }
}
