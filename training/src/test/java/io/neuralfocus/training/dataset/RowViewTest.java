package io.neuralfocus.training.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.training.MadeUpRows;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowViewTest {

    private static final List<FeatureSchema> NARROWER =
            List.of(FeatureSchema.v1(), FeatureSchema.v2(), FeatureSchema.v1().withSequence());

    @Test
    void shouldShowRowsOfAWideSchemaAsTheyWouldHaveBeenMadeInANarrowerOne() throws IOException {
        RowView wide = MadeUpRows.of(FeatureSchema.v2().withSequence(), 3, StateLabels.NONE)
                .all();
        for (FeatureSchema schema : NARROWER) {
            RowView made = MadeUpRows.of(schema, 3, StateLabels.NONE).all();
            RowView shown = wide.in(schema);
            assertEquals(schema, shown.schema());
            assertArrayEquals(made.vectors(), shown.vectors(), schema.version());
            assertArrayEquals(wide.vectors(), shown.where(i -> true).whole().vectors());
        }
    }

    @Test
    void shouldNotShowWhatTheRowsDoNotHold() {
        RowView rows = new LabelledRows(FeatureSchema.v1()).all();
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> rows.in(FeatureSchema.v2()));
        assertTrue(String.valueOf(refusal.getMessage()).contains("context_switches_60s"), refusal::toString);
    }

    @Test
    void shouldFindTheNarrowestSchemaThatHoldsAll() {
        assertEquals("v1", holding("hour_of_day"));
        assertEquals("v2", holding("hour_of_day", "titles_in_stay"));
        assertEquals("v1s32", holding("hour_of_day", "seq_type_0"));
        assertEquals("v2s32", holding("titles_in_stay", "seq_type_0"));
        assertTrue(FeatureSchema.holding(List.of("phase_of_the_moon")).isEmpty());
    }

    private static String holding(String... features) {
        return FeatureSchema.holding(List.of(features)).orElseThrow().version();
    }
}
