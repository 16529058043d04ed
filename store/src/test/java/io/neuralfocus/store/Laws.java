package io.neuralfocus.store;

import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.people.DeviceKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A chapter of the laws that every store keeps, whatever database is under it. Each law begins with an empty store. */
abstract class Laws {

    static final DeviceKey ADA = DeviceKey.alone(new UUID(1, 1));
    static final DeviceKey BOB = DeviceKey.alone(new UUID(2, 2));

    private final Backend backend;

    @TempDir
    Path folder;

    private String setting = "";
    Store store;

    @SuppressWarnings("NullAway.Init") // opened before each law
    Laws(Backend backend) {
        this.backend = backend;
    }

    @BeforeEach
    void open() {
        setting = backend.emptyStore(folder);
        store = backend.open(setting);
    }

    /** As after a restart. */
    void reopen() {
        store.close();
        store = backend.open(setting);
    }

    /** The same after these statements, which nobody of this house makes. */
    void reopenAfter(String... statements) throws SQLException {
        store.close();
        try (Link link = Database.named(setting).openForWriting()) {
            for (String statement : statements) {
                link.execute(statement);
            }
        }
        store = backend.open(setting);
    }

    String setting() {
        return setting;
    }

    @AfterEach
    void close() {
        store.close();
    }
}
