package io.neuralfocus.store;

import org.junit.jupiter.api.Nested;

/** The laws on the embedded store. */
class SqliteLawsTest {

    @Nested
    class Intake extends IntakeLaws {
        Intake() {
            super(Backend.SQLITE);
        }
    }
}
