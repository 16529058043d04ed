package io.neuralfocus.registry;

import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;

/**
 * The version that an alias points at, kept up with while others use it. Whoever takes {@link #current} once for an answer
 * has one model for all of it: a swap is the writing of one reference, and the version before goes on until its last
 * user lets go of it.
 */
public final class LiveVersion {

    private final Registry registry;
    private final Alias alias;
    private volatile ModelVersion current;

    /** Reads the version that the alias points at now. */
    public LiveVersion(Registry registry, Alias alias) throws IOException {
        this.registry = registry;
        this.alias = alias;
        this.current = read();
    }

    public ModelVersion current() {
        return current;
    }

    /**
     * Looks whether the alias has moved, and follows it. A version that is refused is never served: the present one stays.
     *
     * @return whether the version is another now
     */
    public synchronized boolean refresh() throws IOException {
        if (registry.aliases().getOrDefault(alias, "").equals(current.card().id())) {
            return false;
        }
        current = read();
        return true;
    }

    private ModelVersion read() throws IOException {
        return registry.find(alias.label())
                .orElseThrow(() ->
                        new RefusedModelException(alias.label(), "", "the alias points at no version of the registry"));
    }
}
