package io.neuralfocus.cli;

import io.neuralfocus.registry.ModelCheck;
import io.neuralfocus.scorer.RefusedModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

    @Override
    public Integer call() {
        boolean allSound = true;
        for (Path path : paths) {
            allSound &= isSound(path);
        }
        return allSound ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private boolean isSound(Path path) {
        String line;
        boolean sound = false;
        try {
            line = "sound    " + path + ": " + ModelCheck.check(path);
            sound = true;
        } catch (RefusedModelException e) {
            line = "refused  " + e.getMessage();
        } catch (IOException e) {
            line = "refused  " + path + ": it cannot be read (" + e + ")";
        }
        models.terminal().out().println(line);
        return sound;
    }
}
