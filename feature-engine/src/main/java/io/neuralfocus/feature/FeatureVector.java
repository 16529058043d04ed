package io.neuralfocus.feature;

import io.neuralfocus.catalog.ProductivityCategory;
import io.neuralfocus.event.AppName;
import java.util.List;

/**
 * Everything that is known at one instant: a schema's values, and what stands beside them for people and for sequence
 * models.
 *
 * @param recentEventTypes wire numbers of the last ten events, mouse moves in a row counted once, oldest first, padded in
 *     front with 0
 */
public record FeatureVector(
        long timestampUs,
        FeatureSchema schema,
        List<Float> values,
        AppName app,
        boolean away,
        int keystrokeCount,
        int mouseMoveCount,
        double mouseDistancePixels,
        boolean windowTitleChanged30s,
        ProductivityCategory productivityCategory,
        List<Integer> recentEventTypes) {}
