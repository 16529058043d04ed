/** Tests of the verdict on a candidate. */
@NullMarked
package io.neuralfocus.training.promotion;

import org.jspecify.annotations.NullMarked;
