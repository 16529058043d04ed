package io.neuralfocus.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.neuralfocus.store.engine.Database;
import io.neuralfocus.store.engine.WatchedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A kind of database that the laws are tried on. */
enum Backend {
    SQLITE {
        @Override
        String emptyStore(Path folder) {
            return folder.resolve("store").toString();
        }
    },
    POSTGRES {
        @Override
        String emptyStore(Path folder) {
            String name = "focus" + COUNT.incrementAndGet();
            try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Server.RUNNING.getJdbcUrl("postgres", name);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // what was seen grows
    private final Set<String> statements = WatchedDatabase.memory();

    /** Opens the store, and watches what it asks of the database. */
    Store open(String setting) {
        return Store.open(new WatchedDatabase(Database.named(setting), statements));
    }

    /** Those statements among all that the laws have led to so far that read a whole table. */
    List<String> scans(Path folder) throws SQLException {
        String setting = emptyStore(folder);
        Store.open(setting).close();
        assertTrue(statements.size() > 40, () -> "the laws led to " + statements.size() + " statements alone");
        return WatchedDatabase.scans(setting, statements);
    }

    /** Those that do not say whose tenant's rows they mean. */
    List<String> ofNoTenant() {
        return WatchedDatabase.ofNoTenant(statements);
    }

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The setting of a store in which nothing is; what needs a folder takes this one. */
    abstract String emptyStore(Path folder);

    /** One real server for all tests of a run, from Maven artifacts; it ends with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = started();

        private static EmbeddedPostgres started() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
