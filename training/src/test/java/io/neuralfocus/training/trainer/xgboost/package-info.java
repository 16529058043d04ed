/** Tests of the trees. */
@NullMarked
package io.neuralfocus.training.trainer.xgboost;

import org.jspecify.annotations.NullMarked;
