package io.neuralfocus.store.app;

import io.neuralfocus.catalog.AppEntry;
import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.catalog.Namespace;
import io.neuralfocus.catalog.ProductivityCategory;
import io.neuralfocus.store.engine.Readers;
import io.neuralfocus.store.engine.Writer;
import io.neuralfocus.store.people.People;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.statement.StatementContext;

/** The tenants' own apps and the names that lead to them: the tables {@code apps} and {@code app_aliases}. */
public final class Apps {

    private static final String SELECT = "SELECT t.name AS tenant_name, a.name, a.categories, a.productivity_category"
            + " FROM tenants t JOIN apps a ON a.tenant_id = t.id";

    private final Writer writer;
    private final Readers readers;

    public Apps(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** Writes down what a tenant says of an app; what was said of it before is over. */
    public CompletableFuture<Boolean> put(OwnApp app, long nowUs) {
        return writer.submit(link -> {
            long tenant = People.enterTenant(link, app.tenant(), nowUs);
            return link.handle()
                            .createUpdate("INSERT INTO apps (tenant_id, name, categories, productivity_category)"
                                    + " VALUES (:tenant, :name, :categories, :productivity)"
                                    + " ON CONFLICT (tenant_id, name) DO UPDATE SET categories = excluded.categories,"
                                    + " productivity_category = excluded.productivity_category")
                            .bind("tenant", tenant)
                            .bind("name", app.name())
                            .bind("categories", app.categories())
                            .bind("productivity", app.productivity().name())
                            .execute()
                    == 1;
        });
    }

    /** Lets a name on one platform lead to an app of the tenant, wherever it led before; false if there is no such app. */
    public CompletableFuture<Boolean> alias(String tenant, Namespace namespace, String ident, String app) {
        return writer.submit(link -> link.handle()
                        .createUpdate("INSERT INTO app_aliases (tenant_id, namespace, ident, app_id)"
                                + " SELECT t.id, :namespace, :ident, a.id FROM tenants t"
                                + " JOIN apps a ON a.tenant_id = t.id WHERE t.name = :tenant AND a.name = :app"
                                + " ON CONFLICT (tenant_id, namespace, ident) DO UPDATE SET app_id = excluded.app_id")
                        .bind("namespace", namespace.label())
                        .bind("ident", folded(ident))
                        .bind("tenant", tenant)
                        .bind("app", app)
                        .execute()
                == 1);
    }

    /** Forgets an app and all names that lead to it; false if there is none. */
    public CompletableFuture<Boolean> remove(String tenant, String app) {
        return writer.submit(link -> {
            String theirs =
                    " FROM apps WHERE tenant_id = (SELECT id FROM tenants WHERE name = :tenant) AND name = :app";
            link.handle()
                    .createUpdate("DELETE FROM app_aliases WHERE app_id IN (SELECT id" + theirs + ")")
                    .bind("tenant", tenant)
                    .bind("app", app)
                    .execute();
            return link.handle()
                            .createUpdate("DELETE" + theirs)
                            .bind("tenant", tenant)
                            .bind("app", app)
                            .execute()
                    == 1;
        });
    }

    /** What a name on one platform leads to: the tenant's own app, else what the catalogue knows. */
    public AppEntry resolve(String tenant, Namespace namespace, String ident, Catalog catalog) {
        return readers.ask(link -> link.handle()
                        .createQuery("SELECT t.name AS tenant_name, a.name, a.categories, a.productivity_category"
                                + " FROM tenants t JOIN app_aliases n ON n.tenant_id = t.id"
                                + " JOIN apps a ON a.id = n.app_id"
                                + " WHERE t.name = :tenant AND n.namespace = :namespace AND n.ident = :ident")
                        .bind("tenant", tenant)
                        .bind("namespace", namespace.label())
                        .bind("ident", folded(ident))
                        .map(Apps::app)
                        .findOne())
                .map(OwnApp::entry)
                .orElseGet(() -> catalog.find(namespace, ident));
    }

    /** The tenant's apps whose names come behind this one, by name. */
    public List<OwnApp> after(String tenant, String name, int limit) {
        return readers.ask(link -> link.handle()
                .createQuery(SELECT + " WHERE t.name = :tenant AND a.name > :name ORDER BY a.name LIMIT :limit")
                .bind("tenant", tenant)
                .bind("name", name)
                .bind("limit", limit)
                .map(Apps::app)
                .list());
    }

    private static OwnApp app(ResultSet row, StatementContext context) throws SQLException {
        return new OwnApp(
                row.getString("tenant_name"),
                row.getString("name"),
                row.getInt("categories"),
                ProductivityCategory.valueOf(row.getString("productivity_category")));
    }

    /** As the catalogue compares names: ASCII letters lower-cased and nothing else. */
    private static String folded(String ident) {
        StringBuilder folded = new StringBuilder(ident.length());
        ident.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return folded.toString();
    }
}
