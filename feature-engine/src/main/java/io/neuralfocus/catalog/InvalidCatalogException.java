package io.neuralfocus.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** A catalogue file that is not taken; its message names every reason with its file and line. */
public final class InvalidCatalogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidCatalogException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }
}
