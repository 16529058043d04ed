package io.neuralfocus.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
