package io.neuralfocus.store.people;

/**
 * A person as the doors know them.
 *
 * @param user stable within the tenant
 */
public record PersonKey(String tenant, String user) {}
