package io.neuralfocus.cli;

import io.neuralfocus.serving.pipeline.Stored;
import io.neuralfocus.store.Store;
import io.neuralfocus.store.StoreView;
import io.neuralfocus.store.people.PersonKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code focus store erase}. */
@Command(
        name = "erase",
        description = {
            "Erases a person and everything about them. The service must be stopped.",
            "Backups and exports made before still hold what they held."
        })
final class StoreEraseCommand implements Callable<Integer> {

    @ParentCommand
    private StoreCommand store;

    @Option(names = "--data", paramLabel = "DIR|URL", defaultValue = "data", description = StoreCommand.DATA)
    private String data;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Theirs (default: default).")
    private String tenant;

    @Option(
            names = "--who",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who asks, for the audit (default: you).")
    private String who;

    @Parameters(index = "0", paramLabel = "USER", description = "Whom.")
    private String user;

    @Override
    public Integer call() {
        PersonKey person = new PersonKey(tenant, user);
        // It must be there: a typing error is not to make an empty store.
        try (StoreView view = StoreView.of(data)) {
            view.size();
        }
        try (Store open = Store.open(data)) {
            long nowUs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            switch (Stored.await(open.erasure().erase(person, who, nowUs))) {
                case ERASED -> store.terminal().out().println(user + ": erased");
                case FINISHED -> store.terminal().out().println("an erasing that was begun before has come to its end");
                case NOBODY -> throw nobody(tenant, user);
            }
        }
        return ExitCode.OK;
    }

    static Complaint nobody(String tenant, String user) {
        return Complaint.badInput("the tenant " + tenant + " has nobody called " + user + ".");
    }
}
