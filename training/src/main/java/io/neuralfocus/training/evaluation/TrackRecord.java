package io.neuralfocus.training.evaluation;

/**
 * What the risks that a version told in service came to.
 *
 * @param version which told them
 * @param outcomes of those whose outcome was observed
 * @param risks of the same, as they were told
 * @param away nobody knows what came, for the person was away or silent
 * @param disturbed nobody knows what would have come, for an intervention was shown
 * @param open the horizon is not over yet
 * @param unobserved nobody will ever know: the horizon is not the one that a service observes, or the device never spoke again
 * @param firstUs instant of the first prediction of all, observed or not
 * @param lastUs instant of the last one
 */
@SuppressWarnings("ArrayRecordComponent") // judged, never compared
public record TrackRecord(
        String version,
        Outcomes outcomes,
        double[] risks,
        long away,
        long disturbed,
        long open,
        long unobserved,
        long firstUs,
        long lastUs) {

    /** The mean of the risks; 0 of none. */
    public double meanRisk() {
        double sum = 0;
        for (double risk : risks) {
            sum += risk;
        }
        return risks.length == 0 ? 0 : sum / risks.length;
    }

    /** Judged by what came, as any version is. */
    public Evaluation judged(Judge judge) {
        return Evaluation.of(version, outcomes, risks, judge);
    }
}
