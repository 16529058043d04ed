package io.neuralfocus.serving;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.store.Store;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What a service is put into; all of it stays its owner's to close, after the service.
 *
 * @param registry where the models are that answer
 * @param clock what time it is; a simulated one may run as it likes
 * @param nanos a clock that never goes back, for deadlines and for how long something took
 * @param chance what salts are made of: nobody may guess it
 */
public record Surroundings(
        Store store,
        Registry registry,
        Catalog catalog,
        InstantSource clock,
        LongSupplier nanos,
        RandomGenerator chance) {}
