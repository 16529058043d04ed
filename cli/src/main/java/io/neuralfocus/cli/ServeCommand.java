package io.neuralfocus.cli;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.serving.Service;
import io.neuralfocus.serving.Surroundings;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.engine.StoreException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--port", paramLabel = "PORT", description = "Default: 8080; 0 for any free one.")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "Where it remembers (default: the folder data).")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings, in HOCON or JSON; docs/api.md tells them all. What an option says goes first.")
    private @Nullable Path config;

    @Override
    public Integer call() throws InterruptedException {
        try {
            serve(settings());
        } catch (StoreException | IllegalArgumentException e) {
            throw Complaint.badInput(String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }

    private ServiceConfig settings() {
        ServiceConfig settings = config == null ? ServiceConfig.defaults() : ServiceConfig.read(config);
        settings = port == null ? settings : settings.withPort(port);
        return data == null ? settings : settings.withData(data);
    }

    private void serve(ServiceConfig settings) throws InterruptedException {
        try (Stopping stopping = Stopping.onSignal();
                Store store = Store.open(settings.storeSetting());
                Service service = Service.start(
                        settings,
                        new Surroundings(
                                store,
                                Registries.ofService(settings.ownModels()),
                                Catalog.shipped(),
                                InstantSource.system(),
                                System::nanoTime,
                                new SecureRandom()))) {
            focus.terminal()
                    .out()
                    .println("focus: listening on " + service.address() + ", remembering in "
                            + (settings.store().isEmpty() ? settings.data() : "PostgreSQL")
                            + ", answering with " + service.modelVersion().orElse("no model yet") + ".");
            stopping.await();
        }
    }
}
