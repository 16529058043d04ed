package io.neuralfocus.catalog;

/**
 * What a window title looks like: text in which {@code *} stands for anything, also for nothing. ASCII case does not
 * count.
 *
 * @param text folded, as in {@link NameForm#folded}
 */
record TitlePattern(String text) {

    static TitlePattern of(String written) {
        return new TitlePattern(NameForm.folded(written));
    }

    /** It would match titles of every kind: it has no letter or digit to hold on to. */
    boolean matchesAnything() {
        return text.chars().noneMatch(Character::isLetterOrDigit);
    }

    boolean matches(String foldedTitle) {
        // Taking the leftmost place for each piece is enough, since only the last is bound to the end: nothing is ever
        // tried again.
        int star = text.indexOf('*');
        if (star < 0) {
            return foldedTitle.equals(text);
        }
        if (!foldedTitle.startsWith(text.substring(0, star))) {
            return false;
        }
        int at = star;
        int from = star + 1;
        for (int next = text.indexOf('*', from); next >= 0; next = text.indexOf('*', from)) {
            String piece = text.substring(from, next);
            int found = foldedTitle.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
            from = next + 1;
        }
        String last = text.substring(from);
        return foldedTitle.length() - last.length() >= at && foldedTitle.endsWith(last);
    }
}
