/**
 * XGBoost's own library as an engine: what the others are held against.
 *
 * <p>Comes in: a model's bytes, which the house's own reader has passed, for the native loader trusts whatever it gets.
 * Goes out: a scorer that owns native memory until it is closed. Any thread may ask it.
 */
@NullMarked
package io.neuralfocus.scorer.xgboost;

import org.jspecify.annotations.NullMarked;
