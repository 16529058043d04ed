package io.neuralfocus.store.engine;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * How tables come to be: numbered scripts, each applied once, in order, by Flyway. A script is never edited once released;
 * a change is another script. Flyway takes its time to wake, so it is left asleep where the version is current.
 */
final class Migrations {

    /** The version of the newest script, in both sets. */
    static final int CURRENT = 3;

    private Migrations() {}

    /**
     * Brings a database from the version it has to the current one.
     *
     * @param scripts which set of scripts
     */
    static void bring(String name, String url, String scripts, int version) {
        refuseNewer(name, version);
        if (version == CURRENT) {
            return;
        }
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(url, null, null)
                    .locations("classpath:io/neuralfocus/store/" + scripts)
                    .loggers("slf4j")
                    // The first version came without Flyway's own table; an empty database has nothing to begin behind.
                    .baselineOnMigrate(true)
                    .baselineVersion(String.valueOf(Math.max(version, 1)))
                    // That scripts stay as they were is for a test to hold; nobody is refused their store for a
                    // comment.
                    .validateOnMigrate(false)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "the tables of " + name + " could not be brought from version " + version + " to " + CURRENT + ": "
                            + reason(e) + ".",
                    e);
        }
    }

    /** What the database itself said: Flyway wraps it in a page of text. */
    private static String reason(FlywayException e) {
        Throwable deepest = e;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        return String.valueOf(deepest.getMessage());
    }

    static void expectCurrent(String name, int version) {
        refuseNewer(name, version);
        if (version < CURRENT) {
            throw new StoreException("the store " + name + " is of version " + version + ", and " + CURRENT
                    + " is needed: start the service on it once, which brings it there.");
        }
    }

    private static void refuseNewer(String name, int version) {
        if (version > CURRENT) {
            throw new StoreException("the store " + name + " was written by a newer version (" + version
                    + ", this one knows " + CURRENT + "): use that one.");
        }
    }
}
