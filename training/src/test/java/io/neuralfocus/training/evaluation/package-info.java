/** Tests of the numbers. */
@NullMarked
package io.neuralfocus.training.evaluation;

import org.jspecify.annotations.NullMarked;
