package io.neuralfocus.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Domains below which everybody may have a name of their own: what is said of {@code github.io} says nothing of
 * {@code somebody.github.io}. Domains of one label are suffixes without being listed.
 */
record PublicSuffixes(Set<String> listed) {

    PublicSuffixes {
        listed = Set.copyOf(listed);
    }

    boolean contains(String domain) {
        return domain.indexOf('.') < 0 || listed.contains(domain);
    }

    /** What is known of the nearest parent domain that anything is known of; no suffix is one, and none beyond it. */
    <T> Optional<T> nearestParent(String host, Map<String, T> known) {
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            String parent = host.substring(dot + 1);
            if (contains(parent)) {
                return Optional.empty();
            }
            T found = known.get(parent);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
