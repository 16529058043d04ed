package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.catalog.CatalogFile;
import io.neuralfocus.catalog.InvalidCatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The app catalogue as options name it. */
final class Catalogs {

    private Catalogs() {}

    /** The shipped one, with a file of the user's own on top. */
    static Catalog with(Optional<Path> own) throws IOException {
        Catalog shipped = Catalog.shipped();
        if (own.isEmpty()) {
            return shipped;
        }
        if (!Files.isRegularFile(own.get())) {
            throw Complaint.badInput(own.get() + ": there is no such file.");
        }
        try {
            return shipped.with(CatalogFile.read(own.get()));
        } catch (InvalidCatalogException e) {
            throw Complaint.badInput(String.valueOf(e.getMessage()));
        }
    }
}
