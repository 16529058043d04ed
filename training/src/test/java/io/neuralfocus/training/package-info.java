/** Tests of replay, labels, split, training and judgement, on small made-up streams. */
@NullMarked
package io.neuralfocus.training;

import org.jspecify.annotations.NullMarked;
