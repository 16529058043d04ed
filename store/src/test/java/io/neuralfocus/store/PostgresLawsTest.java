package io.neuralfocus.store;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The same laws on a real PostgreSQL server. */
@Tag("slow")
class PostgresLawsTest {

    @Nested
    class Intake extends IntakeLaws {
        Intake() {
            super(Backend.POSTGRES);
        }
    }
}
