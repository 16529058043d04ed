package io.neuralfocus.store.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A name is durable once the folder it stands in is synced: that of the store's own folder, and that of a backup. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "strace is of Linux")
class DurableNamesTest {

    @TempDir
    Path folder;

    private static int first(List<String> calls, int from, String call, String path) {
        for (int i = from; i < calls.size(); i++) {
            String line = calls.get(i);
            if (line.contains(call) && line.contains(path) && line.contains("= 0")) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void shouldSyncTheParentOfEachFolderItMakes() throws Exception {
        Path real = folder.toRealPath();
        Path store = real.resolve("a").resolve("b");
        List<String> calls = Watched.run(
                        folder, List.of("-e", "trace=mkdir,mkdirat,fsync"), "ingest", store.toString(), "1")
                .calls();
        for (Path made : List.of(store.getParent(), store)) {
            int mkdir = first(calls, 0, "mkdir", "\"" + made + "\"");
            assertTrue(mkdir >= 0, "made " + made);
            assertTrue(first(calls, mkdir, "fsync", "<" + made.getParent() + ">") > mkdir, "the name of " + made);
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(store)));
    }

    @Test
    void shouldSyncTheFolderOfABackupBehindItsRenaming() throws Exception {
        Path real = folder.toRealPath();
        Path store = real.resolve("store");
        Store.open(store).close();
        Path place = Files.createDirectory(real.resolve("backups"));
        List<String> calls = Watched.run(
                        folder,
                        List.of("-e", "trace=rename,renameat,renameat2,fsync"),
                        "backup",
                        store.toString(),
                        place.resolve("copy.db").toString())
                .calls();
        int renamed = first(calls, 0, "rename", "copy.db");
        assertTrue(renamed >= 0, "renamed");
        assertTrue(first(calls, renamed, "fsync", "<" + place + ">") > renamed, "the backup's name");
    }

    @Test
    void shouldLeaveNothingOfABackupThatFailed() throws Exception {
        Path store = folder.resolve("store");
        Store.open(store).close();
        Path place = Files.createDirectory(folder.resolve("backups"));
        for (String calls : List.of("rename,renameat,renameat2", "fsync,fdatasync", "pwrite64")) {
            List<String> said = Watched.run(
                            folder,
                            List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":error=ENOSPC:when=1+1"),
                            "backup",
                            store.toString(),
                            place.resolve("copy.db").toString())
                    .said();
            assertTrue(said.get(0).startsWith("FAILED"), calls + ": " + said);
            assertFalse(Files.exists(place.resolve("copy.db.part")), calls);
            if (!calls.startsWith("fsync")) {
                assertFalse(Files.exists(place.resolve("copy.db")), calls);
            }
        }
    }
}
