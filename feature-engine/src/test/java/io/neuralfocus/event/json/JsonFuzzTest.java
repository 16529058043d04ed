package io.neuralfocus.event.json;

import io.neuralfocus.event.FuzzReplay;
import io.neuralfocus.event.RandomEvents;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonFuzzTest {

    @Test
    void shouldHoldForEveryInputEverFoundAndASampleOfSpoiltOnes() throws IOException {
        FuzzReplay.replay("json", RandomEvents.cases(2_000, 20_000, 2_000_000), JsonFuzz::fuzzerTestOneInput);
    }
}
