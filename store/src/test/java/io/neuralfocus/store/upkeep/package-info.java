/** Tests of upkeep, on real databases. */
@NullMarked
package io.neuralfocus.store.upkeep;

import org.jspecify.annotations.NullMarked;
