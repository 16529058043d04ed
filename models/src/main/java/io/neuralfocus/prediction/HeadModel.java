package io.neuralfocus.prediction;

import io.neuralfocus.calibration.Calibration;
import io.neuralfocus.explain.Explainer;
import io.neuralfocus.scorer.Scorer;
import java.util.Optional;

/** One head ready to answer: an engine, what its margins mean, and what explains them, if anything does. */
public record HeadModel(Scorer scorer, Calibration calibration, Optional<Explainer> explainer) {}
