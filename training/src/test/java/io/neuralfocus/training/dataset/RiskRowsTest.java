package io.neuralfocus.training.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RiskRowsTest {

    @Test
    void shouldGrowToTheLastRowThatFits() {
        int most = (Integer.MAX_VALUE - 8) / 27;
        assertEquals(1024, RiskRows.capacityAfter(0, 27));
        assertEquals(3000, RiskRows.capacityAfter(2000, 27));
        assertEquals(most, RiskRows.capacityAfter(most - 1, 27));
        assertThrows(IllegalStateException.class, () -> RiskRows.capacityAfter(most, 27));
    }
}
