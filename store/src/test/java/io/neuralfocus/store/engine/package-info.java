/** Tests of the machinery, on real databases. */
@NullMarked
package io.neuralfocus.store.engine;

import org.jspecify.annotations.NullMarked;
