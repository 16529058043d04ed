package io.neuralfocus.serving.pipeline;

import io.neuralfocus.serving.pipeline.Forecaster.Forecast;
import io.neuralfocus.store.prediction.StoredPrediction;

/** A prediction that somebody asked for: as it is stored, and all that can be told of it at this moment. */
public record Answered(StoredPrediction stored, Forecast forecast) {}
