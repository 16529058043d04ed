package io.neuralfocus.serving.pipeline;

import java.util.Optional;

/** Which model answers whom. It is asked once for an answer, so that no answer is made by halves of two models. */
@FunctionalInterface
public interface ModelChoice {

    /** The model for a user of a tenant; empty if there is none that can answer. */
    Optional<Chosen> of(String tenant, String user);

    /** The model that answers, and for which group of an experiment; empty outside any. */
    record Chosen(ServedModel model, Optional<String> group) {}
}
