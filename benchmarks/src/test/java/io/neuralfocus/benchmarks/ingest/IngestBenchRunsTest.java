package io.neuralfocus.benchmarks.ingest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class IngestBenchRunsTest {

    @Test
    void shouldTakeAllThatIsSentAndTellTheRatios() throws IOException, SQLException {
        String table = IngestBench.run(1, 9, 3);
        assertTrue(table.contains("JSON / bare SQLite: "), table);
        assertTrue(table.contains("frames / JSON: "), table);
    }
}
