package io.neuralfocus.store.people;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The numbers of a tenant, a person and a device: they stand in every row, and every query carries them. */
public record Whose(long tenant, long user, long device) {

    /** Binds the three from this parameter on, and returns the next. */
    public int bind(PreparedStatement statement, int from) throws SQLException {
        statement.setLong(from, tenant);
        statement.setLong(from + 1, user);
        statement.setLong(from + 2, device);
        return from + 3;
    }
}
