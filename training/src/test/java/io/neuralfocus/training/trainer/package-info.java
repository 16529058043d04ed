/** Tests of the trainers, by one book of laws. */
@NullMarked
package io.neuralfocus.training.trainer;

import org.jspecify.annotations.NullMarked;
