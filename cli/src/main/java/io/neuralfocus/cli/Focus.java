package io.neuralfocus.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code focus}: what all commands have in common. */
@Command(
        name = "focus",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Focus.Version.class,
        description = "Predicts from a stream of input and window events whether somebody is about to switch away.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done; 1 a fault of focus itself; 2 what was given cannot be used;",
            "3 refused, because something would be lost; 4 what was made again is not the same."
        },
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            FeaturesCommand.class,
            EventsCommand.class,
            SimulateCommand.class,
            TrainCommand.class,
            ScoreCommand.class,
            EvaluateCommand.class,
            ReportCommand.class,
            ModelsCommand.class,
            StoreCommand.class
        })
public final class Focus implements Runnable {

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    Focus(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        int exitCode = ExitCode.INTERNAL;
        try {
            exitCode = run(terminal, arguments);
        } catch (Error error) {
            // Out of memory, mostly: whatever it is, it is told in a sentence like any other fault.
            exitCode = Faults.explain(terminal, error);
        }
        System.exit(exitCode);
    }

    /** Runs one command line and returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        CommandLine commandLine = new CommandLine(new Focus(terminal))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((misuse, given) -> explain(terminal, misuse))
                .setExecutionExceptionHandler((fault, command, parsed) -> Faults.explain(terminal, fault));
        int exitCode = commandLine.execute(arguments);
        terminal.out().flush();
        return Faults.unheard(terminal, exitCode);
    }

    private static int explain(Terminal terminal, ParameterException misuse) {
        CommandLine command = misuse.getCommandLine();
        terminal.say(misuse.getMessage() + " (" + command.getCommandSpec().qualifiedName() + " --help tells more)");
        return ExitCode.BAD_INPUT;
    }

    Terminal terminal() {
        return terminal;
    }

    /** {@code focus} alone is a request for help. */
    @Override
    public void run() {
        spec.commandLine().usage(terminal.out());
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Focus.class.getPackage().getImplementationVersion();
            return new String[] {"focus " + (version == null ? "(not packaged)" : version)};
        }
    }
}
