package io.neuralfocus.serving.pipeline;

import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.LiveVersion;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version that an alias points at, ready to answer. One that is refused is never served: the one before stays. The
 * log says what changes, once.
 */
final class FollowedAlias {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedAlias.class);

    private final Registry registry;
    private final Alias alias;
    private Optional<LiveVersion> live = Optional.empty();
    private boolean looked;
    private volatile Optional<ServedModel> current = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    FollowedAlias(Registry registry, Alias alias) {
        this.registry = registry;
        this.alias = alias;
    }

    /** Looks where the alias points now, and follows it. */
    synchronized void look() {
        try {
            if (registry.aliases().containsKey(alias)) {
                follow();
            } else {
                live = Optional.empty();
                serve(Optional.empty());
            }
            if (trouble.isPresent()) {
                LOG.info("{}: all is well again.", alias.label());
                trouble = Optional.empty();
            }
        } catch (IOException | RuntimeException e) {
            tell(String.valueOf(e.getMessage()), e);
        }
        looked = true;
    }

    private void follow() throws IOException {
        if (live.isEmpty()) {
            live = Optional.of(new LiveVersion(registry, alias));
        }
        LiveVersion version = live.get();
        version.refresh();
        if (!current.map(ServedModel::version)
                .equals(Optional.of(version.current().card().id()))) {
            serve(Optional.of(ServedModel.of(version.current())));
        }
    }

    private void serve(Optional<ServedModel> next) {
        if (looked && !next.map(ServedModel::version).equals(current.map(ServedModel::version))) {
            LOG.info(
                    "{}: {} instead of {}.",
                    alias.label(),
                    next.map(ServedModel::version).orElse("nothing"),
                    current.map(ServedModel::version).orElse("nothing"));
        }
        current = next;
    }

    private void tell(String sentence, Exception why) {
        if (!trouble.equals(Optional.of(sentence))) {
            if (why instanceof IOException || why instanceof RefusedModelException) {
                LOG.error("{}: {}.", alias.label(), sentence);
            } else {
                LOG.error("{}: a fault while looking for its version", alias.label(), why);
            }
            trouble = Optional.of(sentence);
        }
    }

    /** The version that can answer; empty if the alias points nowhere, or never pointed at one that could. */
    Optional<ServedModel> current() {
        return current;
    }

    /** Whether what the alias points at now cannot be served. */
    boolean isTroubled() {
        return trouble.isPresent();
    }
}
