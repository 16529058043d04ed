/** Tests of the form in which state is kept. */
@NullMarked
package io.neuralfocus.snapshot;

import org.jspecify.annotations.NullMarked;
