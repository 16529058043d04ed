package io.neuralfocus.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of lines that somebody wrote by hand. */
final class TextFile {

    private TextFile() {}

    /** Its lines; a complaint where there is none or it is no text. */
    static List<String> lines(Path file) throws IOException {
        EventFiles.check(List.of(file));
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw Complaint.badInput(file + ": it is no text in UTF-8; convert it to that.");
        }
    }
}
