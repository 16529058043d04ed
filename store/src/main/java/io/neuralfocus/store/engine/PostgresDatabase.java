package io.neuralfocus.store.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store on a PostgreSQL server. The writer holds a lock of the server's, so a second service is kept out there too. */
public final class PostgresDatabase implements Database {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);

    static final String PREFIX = "jdbc:postgresql:";

    /** "focus" in ASCII: any number would do, as long as every service asks for the same. */
    private static final long LOCK = 0x66_6f_63_75_73L;

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String ROW_REFUSED = "22";
    private static final String CONSTRAINT_BROKEN = "23";

    /** A server that is cut off without a word is not waited for longer than this. */
    private static final int SILENT_SECONDS = 60;

    private final String url;

    PostgresDatabase(String url) {
        this.url = url;
    }

    @Override
    public void prepare() {
        try (Link link = openForWriting()) {
            if (link.text("SHOW fsync").equals("off")) {
                LOG.warn("The server of {} runs with fsync = off: a power cut may lose what was acknowledged.", this);
            }
            // Held while the tables are changed; the writer takes it again for itself.
            Migrations.bring(toString(), url, "postgresql", version(link));
        } catch (SQLException e) {
            throw cannotOpen(e);
        }
    }

    @Override
    public void expectCurrent() {
        try (Link link = openForReading()) {
            Migrations.expectCurrent(toString(), version(link));
        } catch (SQLException e) {
            throw cannotOpen(e);
        }
    }

    /** What the URL says goes first. */
    private Connection connect() throws SQLException {
        Properties usual = new Properties();
        usual.setProperty("socketTimeout", String.valueOf(SILENT_SECONDS));
        usual.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url, usual);
    }

    private static int version(Link link) throws SQLException {
        if (link.number("SELECT CASE WHEN to_regclass('flyway_schema_history') IS NULL THEN 0 ELSE 1 END") == 0) {
            return 0;
        }
        return (int) link.number("SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success");
    }

    private StoreException cannotOpen(SQLException e) {
        return StoreException.because("cannot open the store " + this, e);
    }

    @Override
    public Link openForWriting() throws SQLException {
        Link link = new Link(connect());
        try {
            // The server's own default, unless somebody turned it down: an acknowledgement means durable.
            link.execute("SET synchronous_commit = on");
            // So that the server, too, lets go of a service that was cut off, and of its lock.
            link.execute("SET tcp_keepalives_idle = 10");
            link.execute("SET tcp_keepalives_interval = 5");
            link.execute("SET tcp_keepalives_count = 3");
            // A service that has just ended is still let go of by the server.
            link.execute("SET lock_timeout = '5s'");
            link.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            link.execute("SET lock_timeout = 0");
            return link;
        } catch (SQLException e) {
            link.close();
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new StoreException("the store " + this + " is in use by another service: stop it first.", e);
            }
            throw e;
        }
    }

    @Override
    public Link openForReading() throws SQLException {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = on");
            return new Link(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public String begin() {
        return "BEGIN";
    }

    @Override
    public long changes(Link link) throws SQLException {
        // A transaction is given its number with its first write.
        return link.number("SELECT COALESCE(CAST(CAST(pg_current_xact_id_if_assigned() AS TEXT) AS BIGINT), 0)");
    }

    @Override
    public boolean blamesTheRow(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        return state.startsWith(ROW_REFUSED) || state.startsWith(CONSTRAINT_BROKEN);
    }

    @Override
    public void beginSnapshot(Link link) throws SQLException {
        // Only in a transaction of its own making does the driver fetch an answer piece by piece.
        link.connection().setAutoCommit(false);
        link.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }

    @Override
    public void endSnapshot(Link link) throws SQLException {
        try {
            link.connection().commit();
        } finally {
            // Also behind a failure: the link would else be inside transactions for ever.
            link.connection().setAutoCommit(true);
        }
    }

    @Override
    public int giveBack(Link link) {
        // The server's own vacuum does.
        return 0;
    }

    @Override
    public boolean scrub(Link link) throws SQLException {
        Connection connection = link.connection();
        int patience = connection.getNetworkTimeout();
        // That takes as long as it takes.
        connection.setNetworkTimeout(Runnable::run, 0);
        try {
            link.execute("VACUUM");
            return true;
        } finally {
            connection.setNetworkTimeout(Runnable::run, patience);
        }
    }

    @Override
    public void backup(Path file) {
        throw new StoreException(
                "a PostgreSQL store is backed up by its own tools: pg_dump is consistent while the service runs.");
    }

    @Override
    public long size(Link link) throws SQLException {
        return link.number("SELECT pg_database_size(current_database())");
    }

    @Override
    public void close() {
        // The lock went with the writer's connection.
    }

    /** Without what follows the question mark, where passwords stand. */
    @Override
    public String toString() {
        return url.split("\\?", 2)[0];
    }
}
