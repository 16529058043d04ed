/**
 * From a stream of events to one vector: the one extractor that the live service, replay and training share.
 *
 * <p>Comes in: a device's events, watermarks, sessions and answered predictions, and what the catalogue knows. Goes out: at
 * every due instant a vector in the order of a {@link io.neuralfocus.feature.FeatureSchema}, and a snapshot to resume from.
 * The same accepted stream gives the same vectors, bit for bit. A stream belongs to one thread; schemas are immutable.
 */
@NullMarked
package io.neuralfocus.feature;

import org.jspecify.annotations.NullMarked;
