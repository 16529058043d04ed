package io.neuralfocus.prediction;

/**
 * One feature's share in a risk.
 *
 * @param feature its name in the schema
 * @param value as it stood in the vector; NaN when it was missing
 * @param contribution in log-odds of the uncalibrated margin: of trees the exact SHAP value, of a sequence model what the
 *     margin loses if the feature is missing
 * @param riskChange calibrated risk less the calibrated risk without this contribution: a step, it may be 0
 * @param sentence for people
 */
public record Factor(String feature, float value, double contribution, double riskChange, String sentence) {}
