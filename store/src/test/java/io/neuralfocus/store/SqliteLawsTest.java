package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The laws on the embedded store. */
class SqliteLawsTest {

    /** After all laws: whatever they led to finds its rows by an index. */
    @AfterAll
    static void scanNoTable(@TempDir Path folder) throws SQLException {
        assertEquals(List.of(), Backend.SQLITE.scans(folder));
    }

    @AfterAll
    static void nameTheTenant() {
        assertEquals(List.of(), Backend.SQLITE.ofNoTenant());
    }

    @Nested
    class Intake extends IntakeLaws {
        Intake() {
            super(Backend.SQLITE);
        }
    }

    @Nested
    class Prediction extends PredictionLaws {
        Prediction() {
            super(Backend.SQLITE);
        }
    }

    @Nested
    class People extends PeopleLaws {
        People() {
            super(Backend.SQLITE);
        }
    }

    @Nested
    class Upkeep extends UpkeepLaws {
        Upkeep() {
            super(Backend.SQLITE);
        }
    }

    @Nested
    class Experiment extends ExperimentLaws {
        Experiment() {
            super(Backend.SQLITE);
        }
    }
}
