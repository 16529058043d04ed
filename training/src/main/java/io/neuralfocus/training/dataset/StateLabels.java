package io.neuralfocus.training.dataset;

/** What is told of people's states, by user and instant. */
@FunctionalInterface
public interface StateLabels {

    /** Nobody told anything. */
    StateLabels NONE = (user, instantUs) -> ToldState.UNTOLD;

    /** The state of a user at an instant. */
    ToldState at(String user, long instantUs);
}
