package io.neuralfocus.benchmarks.lanes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LanesBenchRunsTest {

    @Test
    @Tag("slow")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "where Linux tells the times of threads")
    void shouldTellWhatAFewLanesCost() throws IOException, SQLException, InterruptedException {
        String table = LanesBench.run(
                new LanesBench.Size(5, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(6)));
        assertTrue(table.matches("(?s).*predictions stored a second +[1-9].*"), table);
        assertTrue(table.matches("(?s).*CPU seconds a second, service +\\d+\\.\\d+.*"), table);
    }
}
