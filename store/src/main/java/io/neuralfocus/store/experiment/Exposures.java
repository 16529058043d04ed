package io.neuralfocus.store.experiment;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Who was exposed to which variant, from when on and how often: the table {@code exposures}. A person has one variant of an
 * experiment, the one they were first exposed to.
 */
public final class Exposures {

    private final Writer writer;
    private final Readers readers;

    public Exposures(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * An answer that was given within an experiment.
     *
     * @param experiment its number
     * @param variant what the person is assigned to
     * @param overridden somebody chose the variant for them: the analysis leaves them out
     * @param fallback another model than the variant's answered
     */
    public record Exposure(
            PersonKey person, long experiment, String variant, boolean overridden, boolean fallback, long atUs) {}

    /**
     * A person's part in an experiment.
     *
     * @param firstUs when they were first exposed
     * @param answered how often the variant's model answered them
     * @param fallbacks how often another one did
     */
    public record Exposed(
            PersonKey person, String variant, boolean overridden, long firstUs, long answered, long fallbacks) {}

    /** People's parts, and the cursor after which the next page begins. */
    public record Page(List<Exposed> exposed, long cursor) {}

    /** Counts answers; completes with how many people were exposed for the first time, when that is durable. */
    public CompletableFuture<Integer> count(List<Exposure> exposures) {
        return writer.submit(link -> {
            int first = 0;
            for (Exposure exposure : exposures) {
                first += count(link, exposure);
            }
            return first;
        });
    }

    private static int count(Link link, Exposure exposure) throws SQLException {
        People.Numbers numbers = People.enter(link, exposure.person(), exposure.atUs());
        // An experiment of another tenant is none.
        PreparedStatement insert = link.prepared("INSERT INTO exposures (tenant_id, experiment_id, user_id, variant,"
                + " overridden, first_at) SELECT tenant_id, id, ?, ?, ?, ? FROM experiments WHERE id = ?"
                + " AND tenant_id = ? ON CONFLICT (experiment_id, user_id) DO NOTHING");
        insert.setLong(1, numbers.user());
        insert.setString(2, exposure.variant());
        insert.setBoolean(3, exposure.overridden());
        insert.setLong(4, exposure.atUs());
        insert.setLong(5, exposure.experiment());
        insert.setLong(6, numbers.tenant());
        int first = insert.executeUpdate();
        PreparedStatement update = link.prepared("UPDATE exposures SET answered = answered + ?,"
                + " fallbacks = fallbacks + ? WHERE experiment_id = ? AND user_id = ? AND tenant_id = ?");
        update.setInt(1, exposure.fallback() ? 0 : 1);
        update.setInt(2, exposure.fallback() ? 1 : 0);
        update.setLong(3, exposure.experiment());
        update.setLong(4, numbers.user());
        update.setLong(5, numbers.tenant());
        update.executeUpdate();
        return first;
    }

    /** Those exposed to an experiment of the tenant behind a cursor (0: from the first on). */
    public Page after(String tenant, long experiment, long cursor, int limit) {
        return readers.ask(link -> {
            long[] last = {cursor};
            List<Exposed> exposed = link.handle()
                    .createQuery("SELECT x.*, t.name AS tenant_name, u.username FROM exposures x"
                            + " JOIN users u ON u.id = x.user_id AND u.erased_at IS NULL"
                            + " JOIN tenants t ON t.id = x.tenant_id"
                            + " WHERE x.experiment_id = :experiment AND x.user_id > :cursor AND t.name = :tenant"
                            + " ORDER BY x.user_id LIMIT :limit")
                    .bind("experiment", experiment)
                    .bind("cursor", cursor)
                    .bind("tenant", tenant)
                    .bind("limit", limit)
                    .map((row, context) -> {
                        last[0] = row.getLong("user_id");
                        return exposed(row);
                    })
                    .list();
            return new Page(exposed, last[0]);
        });
    }

    private static Exposed exposed(ResultSet row) throws SQLException {
        return new Exposed(
                new PersonKey(row.getString("tenant_name"), row.getString("username")),
                row.getString("variant"),
                row.getBoolean("overridden"),
                row.getLong("first_at"),
                row.getLong("answered"),
                row.getLong("fallbacks"));
    }
}
