/** Tests of what is kept, on real databases. */
@NullMarked
package io.neuralfocus.store.prediction;

import org.jspecify.annotations.NullMarked;
