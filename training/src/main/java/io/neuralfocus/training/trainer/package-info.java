/**
 * From labelled rows to a model's bytes.
 *
 * <p>Comes in: {@link io.neuralfocus.training.dataset.RiskRows} and {@link io.neuralfocus.training.trainer.BoostedTreesSettings}.
 * Goes out: an XGBoost model in UBJSON; the same rows and settings give the same bytes. With {@code scorer.xgboost} the
 * one place that speaks to XGBoost.
 */
@NullMarked
package io.neuralfocus.training.trainer;

import org.jspecify.annotations.NullMarked;
