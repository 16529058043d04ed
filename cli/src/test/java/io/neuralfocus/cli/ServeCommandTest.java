package io.neuralfocus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldSayInOneSentenceThatThePortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertRefused(CommandRun.of("serve", "--port", port, "--data", folder.toString()), "port " + port);
        }
    }

    @Test
    void shouldSayInOneSentenceThatAnotherServiceHoldsTheFolder() {
        Store held = Store.open(folder);
        try {
            assertRefused(CommandRun.of("serve", "--port", "0", "--data", folder.toString()), "in use by another");
        } finally {
            held.close();
        }
    }

    @Test
    void shouldSayInOneSentenceThatASettingIsUnknown() throws IOException {
        Path config = Files.writeString(folder.resolve("focus.conf"), "http {\n  prot = 80\n}\n");
        String data = folder.resolve("data").toString();
        assertRefused(
                CommandRun.of("serve", "--config", config.toString(), "--data", data),
                "focus.conf: line 2: there is no setting http.prot");
        assertRefused(CommandRun.of("serve", "--config", folder.resolve("none").toString()), "no such file");
        assertRefused(CommandRun.of("serve", "--port", "70000", "--data", data), "70000");
    }

    private static void assertRefused(CommandRun run, String reason) {
        assertEquals(ExitCode.BAD_INPUT, run.exitCode(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(reason), run.err());
    }
}
