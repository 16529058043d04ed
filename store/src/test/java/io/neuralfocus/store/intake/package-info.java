/** Tests of what is kept, on real databases. */
@NullMarked
package io.neuralfocus.store.intake;

import org.jspecify.annotations.NullMarked;
