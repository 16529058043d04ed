package io.neuralfocus.store.upkeep;

import io.neuralfocus.store.engine.Link;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Rows;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.PersonKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Who did what, to whom, and when: the table {@code audit}. It outlives people: it names whom a deed concerned by
 * number alone, and who did it by number once they are erased.
 */
public final class AuditLog {

    private final Writer writer;
    private final Readers readers;

    public AuditLog(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * One deed.
     *
     * @param user the number of the person it concerned, if it concerned one
     */
    public record Entry(long number, OptionalLong user, long atUs, String actor, String action, String detail) {}

    /** Writes down what was done to a person. */
    public CompletableFuture<Boolean> note(PersonKey person, long atUs, String actor, String action, String detail) {
        return writer.submit(link -> {
            People.Numbers numbers = People.enter(link, person, atUs);
            note(link, numbers.tenant(), OptionalLong.of(numbers.user()), atUs, actor, action, detail);
            return true;
        });
    }

    static void note(Link link, long tenant, OptionalLong user, long atUs, String actor, String action, String detail) {
        link.handle()
                .createUpdate("INSERT INTO audit (tenant_id, user_id, at, actor, action, detail)"
                        + " VALUES (:tenant, :user, :at, :actor, :action, :detail)")
                .bind("tenant", tenant)
                .bind("user", user)
                .bind("at", atUs)
                .bind("actor", actor)
                .bind("action", action)
                .bind("detail", detail)
                .execute();
    }

    /** Puts the number of somebody who is erased in the place of their name. */
    static void renameActor(Link link, People.Numbers person, String name) throws SQLException {
        PreparedStatement rename =
                link.prepared("UPDATE audit SET actor = ? WHERE tenant_id = ? AND lower(actor) = lower(?)");
        rename.setString(1, "user " + person.user());
        rename.setLong(2, person.tenant());
        rename.setString(3, name);
        rename.executeUpdate();
    }

    /** The tenant's entries behind a number (0: all), oldest first. */
    public List<Entry> after(String tenant, long number, int limit) {
        return readers.ask(link -> {
            Optional<Long> id = link.handle()
                    .createQuery("SELECT id FROM tenants WHERE name = :tenant")
                    .bind("tenant", tenant)
                    .mapTo(Long.class)
                    .findOne();
            if (id.isEmpty()) {
                return List.of();
            }
            return link.handle()
                    .createQuery("SELECT id, user_id, at, actor, action, detail FROM audit"
                            + " WHERE tenant_id = :tenant AND id > :number ORDER BY id LIMIT :limit")
                    .bind("tenant", id.get())
                    .bind("number", number)
                    .bind("limit", limit)
                    .map((row, context) -> new Entry(
                            row.getLong("id"),
                            Rows.number(row, "user_id"),
                            row.getLong("at"),
                            row.getString("actor"),
                            row.getString("action"),
                            row.getString("detail")))
                    .list();
        });
    }
}
