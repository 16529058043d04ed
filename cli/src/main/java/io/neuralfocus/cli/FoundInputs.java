package io.neuralfocus.cli;

import io.neuralfocus.training.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The inputs of a recipe where they lie now, each with the digest that it had. */
record FoundInputs(RowFiles files, Optional<Path> truth) {

    /** The store that now holds what a recipe was trained on: whether it does is known once it was read. */
    static FoundInputs of(Optional<String> store) {
        return new FoundInputs(
                RowFiles.of(store.orElseThrow(() -> Complaint.badInput(
                        "it was trained on the rows of a store: tell with --store where the same ones"
                                + " are, such as a backup of then."))),
                Optional.empty());
    }

    /** Complains if a store that was read holds other rows than then. */
    static void requireSame(Optional<Input> then, Optional<Input> now) {
        if (!now.equals(then)) {
            throw Complaint.badInput("the store holds other rows than then: "
                    + now.map(FoundInputs::told).orElse("none") + " instead of "
                    + then.map(FoundInputs::told).orElse("none")
                    + "; tell with --store where a backup of then is.");
        }
    }

    private static String told(Input input) {
        return input.size() + " rows (SHA-256 " + input.sha256() + ")";
    }

    /** Looks where the files were, then by their names in these folders; what is not found is all named at once. */
    static FoundInputs of(List<Input> inputs, List<Path> folders) throws IOException {
        List<Path> events = new ArrayList<>();
        List<Path> rows = new ArrayList<>();
        List<Path> truths = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Input input : inputs) {
            Optional<Path> place = place(input, folders);
            if (place.isEmpty()) {
                missing.add(input.path() + " (SHA-256 " + input.sha256() + ")");
                continue;
            }
            switch (input.use()) {
                case EVENTS -> events.add(place.get());
                case ROWS -> rows.add(place.get());
                case TRUTH -> truths.add(place.get());
                case STORE -> throw new IllegalStateException("a store is no file");
            }
        }
        if (!missing.isEmpty()) {
            throw Complaint.badInput("these files are missing or have changed since: " + String.join(", ", missing)
                    + "; tell with --inputs in which folders they lie.");
        }
        return new FoundInputs(RowFiles.of(events, rows), truths.stream().findFirst());
    }

    private static Optional<Path> place(Input input, List<Path> folders) throws IOException {
        Path then = Path.of(input.path());
        List<Path> places = new ArrayList<>(List.of(then));
        Path name = then.getFileName();
        if (name != null) {
            folders.forEach(folder -> places.add(folder.resolve(name)));
        }
        for (Path place : places) {
            if (Files.isRegularFile(place)
                    && Files.size(place) == input.size()
                    && RowFiles.input(input.use(), place).sha256().equals(input.sha256())) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }
}
