/** Tests of labels and split. */
@NullMarked
package io.neuralfocus.training.dataset;

import org.jspecify.annotations.NullMarked;
