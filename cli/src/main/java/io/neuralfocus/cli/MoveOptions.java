package io.neuralfocus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralfocus.registry.Alias;
import io.neuralfocus.registry.AliasMove;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/** Who moves an alias, why, and how the move is told. */
final class MoveOptions {

    @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "Written into the audit.")
    private String why;

    @Option(names = "--who", paramLabel = "NAME", defaultValue = "${sys:user.name}", description = "Default: you.")
    private String who;

    @Option(names = "--json", description = "For a program to read.")
    private boolean json;

    String why() {
        return why;
    }

    String who() {
        return who;
    }

    static Alias alias(String label) {
        return Alias.named(label)
                .orElseThrow(() -> Complaint.badInput(label + " is no alias: champion, challenger and shadow are."));
    }

    void tell(PrintStream out, AliasMove move) {
        if (json) {
            out.println(new ObjectMapper()
                    .createObjectNode()
                    .put("at", move.at().toString())
                    .put("who", move.who())
                    .put("why", move.why())
                    .put("alias", move.alias().label())
                    .put("from", move.from())
                    .put("to", move.to())
                    .toPrettyString());
            return;
        }
        String from = move.from().isEmpty() ? "nothing" : move.from();
        out.println(move.alias().label() + ": " + from + " -> " + move.to());
    }
}
