package io.neuralfocus.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The calibration of the version that ships, in a running service, from what it observed alone: simulated people work for
 * some hours, then {@code focus store calibration} tells the table. Run by {@code dev/live-calibration}.
 */
final class LiveCalibration {

    private LiveCalibration() {}

    /** People, hours, seed; then what the command itself is given. */
    public static void main(String[] arguments) throws Exception {
        int people = Integer.parseInt(arguments[0]);
        double hours = Double.parseDouble(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path data = Files.createTempDirectory("focus-live-");
        int exitCode;
        try (LiveHours service = new LiveHours(data)) {
            service.pass(LiveHours.people(people, seed), hours);
            String[] command = new String[arguments.length + 1];
            System.arraycopy(arguments, 3, command, 4, arguments.length - 3);
            System.arraycopy(new String[] {"store", "calibration", "--data", data.toString()}, 0, command, 0, 4);
            exitCode = Focus.run(Terminal.ofProcess(), command);
        } finally {
            FolderTree.delete(data);
        }
        System.exit(exitCode);
    }
}
