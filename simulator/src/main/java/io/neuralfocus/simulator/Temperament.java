package io.neuralfocus.simulator;

import java.util.List;

/**
 * How a person works, whatever the day.
 *
 * @param pace by how much all her visits are longer or shorter, in log seconds
 * @param states how readily she falls into each state
 * @param startHour when she sits down, local time
 * @param peakHour when she focuses best, local time
 * @param minutesToBreak how long she usually works on
 * @param goesBack how often she returns to the app she came from
 * @param leavesByKey how often she changes windows by key and not by mouse
 * @param hints whether her device classifies what it sees and tells the categories
 */
record Temperament(
        double pace,
        Odds<State> states,
        double startHour,
        double peakHour,
        double minutesToBreak,
        double goesBack,
        double leavesByKey,
        boolean hints) {

    static Temperament drawn(Chance chance, Tempo tempo) {
        return new Temperament(
                tempo.person() * chance.normal(),
                Odds.of(List.of(State.values()), state -> state.propensity() * chance.logNormal(1, 0.4)),
                8.6 + 0.7 * chance.normal(),
                11 + 3 * chance.normal(),
                chance.logNormal(50, 0.3),
                chance.between(0.35, 0.65),
                chance.between(0.2, 0.8),
                chance.happens(0.4));
    }

    /** What comes after a state, at an hour of her local day. */
    State after(State now, double localHour, Chance chance) {
        double tide = 1 + 0.2 * StrictMath.cos(2 * Math.PI * (localHour - peakHour) / 24);
        return states.without(now)
                .times(state -> state == State.FOCUSED ? tide : 1)
                .drawn(chance);
    }
}
