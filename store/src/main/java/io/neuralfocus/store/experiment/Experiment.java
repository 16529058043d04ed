package io.neuralfocus.store.experiment;

import java.util.OptionalLong;

/**
 * An experiment of a tenant.
 *
 * @param number what it is known by
 * @param name its key, once within the tenant
 * @param design all that was fixed before its start, as JSON
 * @param startedUs empty before its start
 * @param stoppedUs empty before its end
 */
public record Experiment(
        long number,
        String tenant,
        String name,
        String design,
        long createdUs,
        OptionalLong startedUs,
        OptionalLong stoppedUs) {}
