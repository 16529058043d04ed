package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.serving.Service;
import io.neuralfocus.serving.ServiceSettings;
import io.neuralfocus.serving.pipeline.ServedModel;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus serve}: the service, until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Runs the service on this machine's loopback address: frames in, predictions out.",
            "It stops on Ctrl-C or SIGTERM and drops no request that is under way."
        })
final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    private Focus focus;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Default: 8080.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where it remembers (default: the folder data).")
    private Path data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServedModel model = ServedModels.champion();
        Catalog catalog = Catalog.shipped();
        try (Stopping stopping = Stopping.onSignal();
                Store store = Store.open(data);
                Service service = Service.start(
                        ServiceSettings.onLoopback(port), store, model, catalog, InstantSource.system())) {
            focus.terminal()
                    .out()
                    .println("focus: listening on " + service.address() + ", remembering in " + data
                            + ", answering with " + model.version() + ".");
            stopping.await();
        } catch (StoreException | IllegalArgumentException e) {
            throw Complaint.badInput(String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }
}
