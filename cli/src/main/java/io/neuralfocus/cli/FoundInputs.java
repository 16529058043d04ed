package io.neuralfocus.cli;

import io.neuralfocus.training.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a recipe where they lie now, each with the digest that it had. */
record FoundInputs(RowFiles files, Optional<Path> truth) {

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
                    && Files.size(place) == input.bytes()
                    && RowFiles.input(input.use(), place).sha256().equals(input.sha256())) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }
}
