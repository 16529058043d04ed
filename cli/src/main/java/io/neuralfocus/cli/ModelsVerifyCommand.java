package io.neuralfocus.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.registry.ModelCheck;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus models verify}. */
@Command(
        name = "verify",
        description = {
            "Looks through bundles' folders and single model files (.ubj, .json, .onnx), a line each.",
            "Exits with 2 if one of them is refused; its line tells the file, the place in it and the reason."
        })
final class ModelsVerifyCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders and files.")
    private List<Path> paths;

    @Option(names = "--json", description = "For a program to read.")
    private boolean json;

    @Override
    public Integer call() {
        boolean allSound = true;
        ArrayNode list = new ObjectMapper().createArrayNode();
        PrintStream out = models.terminal().out();
        for (Path path : paths) {
            ObjectNode entry = list.addObject();
            entry.put("path", path.toString());
            String line = check(path, entry);
            allSound &= entry.path("sound").booleanValue();
            if (!json) {
                out.println(line);
            }
        }
        if (json) {
            out.println(list.toPrettyString());
        }
        return allSound ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    /** Writes down how it stands with a path, and says it in a line. */
    private static String check(Path path, ObjectNode entry) {
        try {
            String what = ModelCheck.check(path);
            entry.put("sound", true).put("what", what);
            return "sound    " + path + ": " + what;
        } catch (RefusedModelException e) {
            entry.put("sound", false)
                    .put("file", e.file())
                    .put("place", e.place())
                    .put("reason", e.reason());
            return "refused  " + e.getMessage();
        } catch (IOException e) {
            String reason = "it cannot be read (" + e + ")";
            entry.put("sound", false)
                    .put("file", path.toString())
                    .put("place", "")
                    .put("reason", reason);
            return "refused  " + path + ": " + reason;
        }
    }
}
