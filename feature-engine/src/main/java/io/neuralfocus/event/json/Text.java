package io.neuralfocus.event.json;

import io.neuralfocus.event.AppName;
import org.jspecify.annotations.Nullable;

/** A text that was read, and the name it spells once it has been asked for as one. */
final class Text {

    private final String string;
    private @Nullable AppName name;

    Text(String string) {
        this.string = string;
    }

    String string() {
        return string;
    }

    AppName name() {
        AppName known = name;
        if (known == null) {
            known = AppName.of(string);
            name = known;
        }
        return known;
    }

    /** Whether every surrogate has its other half: else the text is not one that can be written anywhere. */
    static boolean isWellFormed(CharSequence text) {
        int i = 0;
        while (i < text.length()) {
            int point = Character.codePointAt(text, i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }
}
