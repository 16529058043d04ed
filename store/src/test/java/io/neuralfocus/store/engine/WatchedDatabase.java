package io.neuralfocus.store.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/** A database that remembers every statement that was prepared on it, and can tell how each of them finds its rows. */
public final class WatchedDatabase implements Database {

    /**
     * What a plan says where it reads a whole table: not rows that the statement itself brings, nor the rows a view has
     * found, nor a partial index that holds only what was asked for.
     */
    private static final Pattern SQLITE_SCAN = Pattern.compile(
            "SCAN (?!CONSTANT|\\d+-ROW|(daily|category)_stats|.*USING INDEX (sessions_open|users_erased)).*");

    private static final Pattern POSTGRES_SCAN = Pattern.compile(".*Seq Scan on .*");

    /** Without a condition below it, an index is read from one end to the other: the whole table in another order. */
    private static final Pattern POSTGRES_INDEX = Pattern.compile(
            " *(->)? *(Index (Only )?Scan|Bitmap Index Scan) (?!.*(sessions_open|sessions_due|users_erased|interventions_unmeasured)).*");

    private final Database database;
    private final Collection<String> seen;

    public WatchedDatabase(Database database, Collection<String> seen) {
        this.database = database;
        this.seen = seen;
    }

    /** A place for what is seen, from many threads. */
    public static Set<String> memory() {
        return new ConcurrentSkipListSet<>();
    }

    /** Tells or counts whole tables, and means to. */
    private static final Pattern WHOLE =
            Pattern.compile("SELECT (count\\(\\*\\) FROM \\w+|(t\\.)?\\*.* FROM \\w+( t)? ORDER BY .*)");

    /** Those of the statements that read a whole table without meaning to, each with its plan. */
    public static List<String> scans(String setting, Collection<String> statements) throws SQLException {
        boolean server = setting.startsWith(PostgresDatabase.PREFIX);
        // A plan for any parameters may only be asked for without preparing.
        Database database = Database.named(server ? setting + "&preferQueryMode=simple" : setting);
        List<String> scans = new ArrayList<>();
        try (Link link = database.openForReading()) {
            if (server) {
                // Tables of a few rows are read whole unless that is made dear; it stays possible where no index
                // serves.
                link.execute("SET enable_seqscan = off");
                // And joined by reading both sides whole, unless that is forbidden too.
                link.execute("SET enable_hashjoin = off");
                link.execute("SET enable_mergejoin = off");
            }
            for (String sql : statements) {
                if (!WHOLE.matcher(sql).matches()) {
                    String plan = plan(link, sql, server);
                    if (server ? scansOnServer(plan) : plan.lines().anyMatch(SQLITE_SCAN.asMatchPredicate())) {
                        scans.add(sql + "\n" + plan);
                    }
                }
            }
        }
        return scans;
    }

    private static boolean scansOnServer(String plan) {
        boolean unconditional = false;
        for (String line : plan.lines().toList()) {
            boolean condition = line.strip().startsWith("Index Cond:");
            boolean node = line.contains("->");
            if (unconditional && (condition || node)) {
                if (!condition) {
                    return true;
                }
                unconditional = false;
            }
            if (POSTGRES_SCAN.matcher(line).matches()) {
                return true;
            }
            unconditional |= POSTGRES_INDEX.matcher(line).matches();
        }
        return unconditional;
    }

    /** What is asked of all tenants on purpose: what has had its time, whoever's it is, and how much there is. */
    private static final Pattern OF_ALL = Pattern.compile("SELECT count\\(\\*\\) FROM \\w+"
            + "|SELECT t\\.\\*.* FROM \\w+ t (WHERE .*)?ORDER BY .*|SELECT \\* FROM \\w+ ORDER BY .*"
            + "|DELETE FROM \\w+ WHERE .* < \\? .*LIMIT 500\\)( RETURNING tenant_id)?"
            + "|(UPDATE|DELETE FROM) inputs .*kind (<>|=) 'MARK' AND .*LIMIT 500\\)"
            + "|SELECT tenant_id, id FROM users WHERE erased_at IS NOT NULL ORDER BY id"
            + "|SELECT id, tenant_id, user_id, uuid FROM devices WHERE id > \\? ORDER BY id LIMIT \\?"
            + "|SELECT .*(effectiveness_score|end_time) IS NULL AND .*");

    private static final Pattern OF_PEOPLE = Pattern.compile(".*\\b(users|devices|inputs|event_ids|events|quarantine"
            + "|lane_snapshots|model_predictions|labels|sessions|interventions|exposures|shadow_scores|audit"
            + "|daily_stats|category_stats)\\b.*");

    private static final Pattern OF_ONE_TENANT =
            Pattern.compile("INSERT INTO \\w+ \\((\\w+, )?tenant_id, .*|.*tenant_id = \\?.*|.*\\bt?\\.?name = \\?.*");

    /** Those of the statements on tables of people that do not say whose tenant's rows they mean. */
    public static List<String> ofNoTenant(Collection<String> statements) {
        return statements.stream()
                .filter(OF_PEOPLE.asMatchPredicate())
                .filter(OF_ALL.asMatchPredicate()
                        .or(OF_ONE_TENANT.asMatchPredicate())
                        .negate())
                .toList();
    }

    private static String plan(Link link, String sql, boolean server) throws SQLException {
        StringBuilder asked = new StringBuilder(server ? "EXPLAIN (GENERIC_PLAN) " : "EXPLAIN QUERY PLAN ");
        int parameter = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            asked.append(c == '?' && server ? "$" + ++parameter : String.valueOf(c));
        }
        StringBuilder plan = new StringBuilder();
        try (var statement = link.connection().createStatement();
                var row = statement.executeQuery(asked.toString())) {
            while (row.next()) {
                plan.append(row.getString(server ? 1 : 4)).append('\n');
            }
        }
        return plan.toString();
    }

    private Link watched(Link link) {
        Connection connection = link.connection();
        return new Link((Connection) Proxy.newProxyInstance(
                WatchedDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments)));
    }

    private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement")) {
            seen.add((String) arguments[0]);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @Override
    public void prepare() {
        database.prepare();
    }

    @Override
    public void expectCurrent() {
        database.expectCurrent();
    }

    @Override
    public Link openForWriting() throws SQLException {
        return watched(database.openForWriting());
    }

    @Override
    public Link openForReading() throws SQLException {
        return watched(database.openForReading());
    }

    @Override
    public String begin() {
        return database.begin();
    }

    @Override
    public long changes(Link link) throws SQLException {
        return database.changes(link);
    }

    @Override
    public boolean blamesTheRow(SQLException refusal) {
        return database.blamesTheRow(refusal);
    }

    @Override
    public void beginSnapshot(Link link) throws SQLException {
        database.beginSnapshot(link);
    }

    @Override
    public void endSnapshot(Link link) throws SQLException {
        database.endSnapshot(link);
    }

    @Override
    public int giveBack(Link link) throws SQLException {
        return database.giveBack(link);
    }

    @Override
    public boolean scrub(Link link) throws SQLException {
        return database.scrub(link);
    }

    @Override
    public void backup(Path file) {
        database.backup(file);
    }

    @Override
    public long size(Link link) throws SQLException {
        return database.size(link);
    }

    @Override
    public void close() {
        database.close();
    }

    @Override
    public String toString() {
        return database.toString();
    }
}
