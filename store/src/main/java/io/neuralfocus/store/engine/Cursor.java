package io.neuralfocus.store.engine;

import java.util.Optional;

/**
 * Where a page of a listing by time ended, so that the next begins there: rows may come and go in between, none is told
 * twice and none passed over.
 *
 * @param atUs the last row's instant
 * @param number the last row's number
 */
public record Cursor(long atUs, long number) {

    /** Before everything, for listings that begin with the oldest. */
    public static final Cursor OLDEST = new Cursor(Long.MIN_VALUE, Long.MIN_VALUE);

    /** Behind everything, for listings that begin with the newest. */
    public static final Cursor NEWEST = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);

    /** A cursor as {@link #text} told it; empty if this is none. */
    public static Optional<Cursor> of(String text) {
        String[] parts = text.split("_", -1);
        try {
            return parts.length == 2
                    ? Optional.of(new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** As it travels in an address. */
    public String text() {
        return atUs + "_" + number;
    }
}
