package io.neuralfocus.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code audit.jsonl}: every move of an alias, one JSON object a line, appended and never changed. */
final class AuditFile {

    static final String NAME = "audit.jsonl";

    private AuditFile() {}

    static void append(Path file, AliasMove move) throws IOException {
        if (Files.exists(file)) {
            DurableFiles.cutUnendedLine(file);
        }
        ObjectNode line = JsonFiles.object();
        line.put("at", move.at().toString());
        line.put("who", move.who());
        line.put("why", move.why());
        line.put("alias", move.alias().label());
        line.put("from", move.from());
        line.put("to", move.to());
        DurableFiles.append(file, JsonFiles.line(line).getBytes(StandardCharsets.UTF_8));
    }

    static List<AliasMove> read(Path file) throws IOException {
        List<AliasMove> moves = new ArrayList<>();
        if (!Files.exists(file)) {
            return moves;
        }
        String[] lines = Files.readString(file, StandardCharsets.UTF_8).split("\n", -1);
        // What follows the last line's end was cut off while it was written, and says nothing.
        for (int i = 0; i < lines.length - 1; i++) {
            moves.add(move(file + " line " + (i + 1), lines[i]));
        }
        return moves;
    }

    private static AliasMove move(String where, String line) {
        CardReader fields = new CardReader(where, "", JsonFiles.read(where, line.getBytes(StandardCharsets.UTF_8)));
        try {
            return new AliasMove(
                    Instant.parse(fields.text("at")),
                    fields.text("who"),
                    fields.text("why"),
                    Alias.named(fields.text("alias")).orElseThrow(() -> fields.refusal("alias", "is not known")),
                    fields.text("from"),
                    fields.text("to"));
        } catch (DateTimeException e) {
            throw new RefusedModelException(where, "at", "is not an instant");
        }
    }
}
