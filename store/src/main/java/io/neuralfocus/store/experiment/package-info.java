/**
 * Experiments as they were designed, and who was exposed to which of their variants.
 *
 * <p>Comes in: designs, which are texts here, and exposures. Goes out: the same again. Who is assigned to what, and what
 * came of it, is computed elsewhere.
 */
@NullMarked
package io.neuralfocus.store.experiment;

import org.jspecify.annotations.NullMarked;
