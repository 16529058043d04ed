/**
 * Where model versions are kept: one self-contained folder each, immutable, checked by digest whenever it is read.
 *
 * <p>Comes in: folders, ours and strangers'. Goes out: a {@link io.neuralfocus.registry.ModelVersion} whose every file
 * is the one its card vouches for, or one clear refusal. Reading is safe beside a writer in another process: whatever
 * changes is written beside and renamed.
 */
@NullMarked
package io.neuralfocus.registry;

import org.jspecify.annotations.NullMarked;
