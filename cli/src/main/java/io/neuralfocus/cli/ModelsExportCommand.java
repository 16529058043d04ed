package io.neuralfocus.cli;

import io.neuralfocus.event.log.WholeFile;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.registry.ModelVersion;
import io.neuralfocus.registry.Twins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus models export}. */
@Command(name = "export", description = "Writes a version's heads in another format, a file each.")
final class ModelsExportCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "VERSION",
            defaultValue = "champion",
            description = "A version's name or an alias (default: champion).")
    private String version;

    @Option(names = "--onnx", description = "As ONNX: probabilities before any calibration.")
    private boolean onnx;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = ".", description = "Where to (default: here).")
    private Path out;

    @Mixin
    private RegistryOption registry;

    @Override
    public Integer call() throws IOException {
        if (!onnx) {
            throw Complaint.badInput("focus models export needs to know the format: --onnx.");
        }
        if (!Files.isDirectory(out)) {
            throw Complaint.badInput(out + ": there is no such folder.");
        }
        ModelVersion found = ModelVersion.load(Registries.folder(registry.existing(), version));
        for (Map.Entry<Head, byte[]> twin : Twins.of(found.folder()).entrySet()) {
            Path file = out.resolve(found.card().id() + "." + twin.getKey().label() + ".onnx");
            try (WholeFile whole = WholeFile.create(file)) {
                whole.out().write(twin.getValue());
                whole.commit();
            }
            models.terminal().out().println(file);
        }
        return ExitCode.OK;
    }
}
