package io.neuralfocus.store.people;

/**
 * A person as the doors know them. A name has 1 to 50 characters, none of them a control character, and no blank at either
 * end: what is left of people who were erased begins with one.
 *
 * @param user stable within the tenant
 */
public record PersonKey(String tenant, String user) {

    /** As many characters as every agent and dashboard has room for. */
    public static final int LONGEST_NAME = 50;

    private static final int LONGEST_SHOWN = 60;

    public PersonKey {
        check("tenant", tenant);
        check("user", user);
    }

    private static void check(String what, String name) {
        String fault = fault(name);
        if (!fault.isEmpty()) {
            throw new InvalidNameException("the " + what + " \"" + shown(name) + "\" cannot be: the name " + fault
                    + "; take 1 to " + LONGEST_NAME + " characters without control characters, and no blank at either"
                    + " end.");
        }
    }

    /** Empty if there is none. */
    private static String fault(String name) {
        if (name.isEmpty()) {
            return "is empty";
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return "is too long";
        }
        if (isBlank(name.codePointAt(0)) || isBlank(name.codePointBefore(name.length()))) {
            return "begins or ends with a blank";
        }
        return name.codePoints().anyMatch(PersonKey::isUnwritable) ? "contains a control character" : "";
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** Also halves of characters, which no database takes, and what turns the text beside it around. */
    private static boolean isUnwritable(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(LONGEST_SHOWN)
                .forEach(character -> shown.appendCodePoint(isUnwritable(character) ? '?' : character));
        return shown.toString();
    }
}
