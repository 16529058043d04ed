package io.neuralfocus.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One connection, and what was prepared on it: a handle for most questions, plain statements for the busy ones. */
public final class Link implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private @Nullable Handle handle;

    Link(Connection connection) {
        this.connection = connection;
    }

    /** The statement of this SQL, prepared once and kept: its results are closed by who asks, itself it is not. */
    public PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    /** Lets go of what is prepared: a statement that failed may be of no further use. */
    void forgetPrepared() {
        for (PreparedStatement statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // It goes with its connection at the latest.
            }
        }
        prepared.clear();
    }

    /** The same connection as JDBI sees it. It is made when first asked for, since that takes a while. */
    public Handle handle() {
        Handle made = handle;
        if (made == null) {
            made = Jdbi.open(connection);
            handle = made;
        }
        return made;
    }

    /** Runs one statement that answers nothing. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs one statement to its end, also one that answers after each piece of its work. */
    public void executeWholly(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The one number that this statement answers. */
    public long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** The one text that this statement answers. */
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    Connection connection() {
        return connection;
    }

    boolean isClosed() throws SQLException {
        return connection.isClosed();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
