package io.neuralfocus.simulator;

/**
 * How long people stay in a window, in numbers: log seconds = mu + pace of the person + app in the team + app for the
 * person + title + state + sigma x chance.
 *
 * <p>What is drawn anew at each visit (sigma) must carry most of the spread: real dwell times are heavy-tailed within
 * one person, one app and one state, and a model trained on people whose spread lies between them learns to trust what
 * real people do not keep.
 *
 * @param mu the middle, in log seconds
 * @param sigma spread of one person's visits to one app in one state
 * @param person spread of the paces of people
 * @param app spread of apps within a team
 * @param personApp what an app is to one person beyond that
 * @param title what a document is to a person beyond that
 * @param titleRate titles changed in a second of a visit of one second, in the median
 * @param titleSigma spread of that rate between visits: half of them show one title alone
 * @param titleExponent the rate falls with this power of the visit's length
 */
record Tempo(
        double mu,
        double sigma,
        double person,
        double app,
        double personApp,
        double title,
        double titleRate,
        double titleSigma,
        double titleExponent) {

    static final Tempo CALIBRATED = new Tempo(1.80, 1.42, 0.35, 0.70, 0.40, 0.40, 0.052, 1.3, 0.46);
}
