package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The same laws on a real PostgreSQL server. */
@Tag("slow")
class PostgresLawsTest {

    /** After all laws: whatever they led to finds its rows by an index. */
    @AfterAll
    static void scanNoTable(@TempDir Path folder) throws SQLException {
        assertEquals(List.of(), Backend.POSTGRES.scans(folder));
    }

    @AfterAll
    static void nameTheTenant() {
        assertEquals(List.of(), Backend.POSTGRES.ofNoTenant());
    }

    @Nested
    class Intake extends IntakeLaws {
        Intake() {
            super(Backend.POSTGRES);
        }
    }

    @Nested
    class Prediction extends PredictionLaws {
        Prediction() {
            super(Backend.POSTGRES);
        }
    }

    @Nested
    class People extends PeopleLaws {
        People() {
            super(Backend.POSTGRES);
        }
    }

    @Nested
    class Upkeep extends UpkeepLaws {
        Upkeep() {
            super(Backend.POSTGRES);
        }
    }

    @Nested
    class Experiment extends ExperimentLaws {
        Experiment() {
            super(Backend.POSTGRES);
        }
    }
}
