/** Tests of the catalogue, with a naive twin of its lookup beside it. */
@NullMarked
package io.neuralfocus.catalog;

import org.jspecify.annotations.NullMarked;
