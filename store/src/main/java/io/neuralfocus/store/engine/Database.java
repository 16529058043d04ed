package io.neuralfocus.store.engine;

import java.nio.file.Path;
import java.sql.SQLException;

/** Where the store lies, and what its two kinds do not do alike. Everything else is one code for both. */
public interface Database extends AutoCloseable {

    /** What the setting names: {@code jdbc:postgresql:...} is a server, everything else a folder. */
    static Database named(String setting) {
        return setting.startsWith(PostgresDatabase.PREFIX)
                ? new PostgresDatabase(setting)
                : new SqliteDatabase(Path.of(setting));
    }

    /** Keeps other services out until {@link #close}, and brings the tables to this version. */
    void prepare();

    /** Refuses a database whose tables are not of this version: who only reads changes nothing. */
    void expectCurrent();

    /** The link of the one writer. */
    Link openForWriting() throws SQLException;

    /** A link on which nothing can be written. */
    Link openForReading() throws SQLException;

    /** How the writer's transactions begin. */
    String begin();

    /** A count that has grown within a transaction once anything was written in it. */
    long changes(Link link) throws SQLException;

    /** Whether it refused what was to be written for what it is, and would take something else. */
    boolean blamesTheRow(SQLException refusal);

    /** From here on the link reads everything as it is at one moment, long answers piece by piece. */
    void beginSnapshot(Link link) throws SQLException;

    /** The end of that. */
    void endSnapshot(Link link) throws SQLException;

    /** Gives some of the room back that deleted rows have left; tells how many pieces, and with 0 there is nothing more. */
    int giveBack(Link link) throws SQLException;

    /**
     * Leaves nothing of what was deleted in its files, as far as they are this process's to write; outside transactions.
     * False if somebody reads what was before: then it is to be asked again.
     */
    boolean scrub(Link link) throws SQLException;

    /** Writes all there is at one moment into a new file, while the store may be in use. */
    void backup(Path file);

    /** How many bytes it takes. */
    long size(Link link) throws SQLException;

    @Override
    void close();
}
