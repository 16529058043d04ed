package io.neuralfocus.catalog;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The twin: the lookup as its description reads, by looking at every line of the shipped file for every question. */
final class NaiveLookup {

    record Line(Namespace namespace, String ident, AppEntry app) {}

    private final List<Line> lines = new ArrayList<>();
    private final Set<String> suffixes = ShippedFiles.suffixes().listed();

    NaiveLookup() {
        for (AppBlock app : ShippedFiles.apps().apps()) {
            for (AppBlock.Alias alias : app.aliases()) {
                lines.add(new Line(
                        alias.namespace(), alias.ident(), app.definition().orElseThrow()));
            }
        }
    }

    List<Line> lines() {
        return lines;
    }

    AppEntry find(List<Namespace> namespaces, String name) {
        for (Namespace namespace : namespaces) {
            for (Line line : lines) {
                if (line.namespace == namespace && equalButForAsciiCase(line.ident, name)) {
                    return line.app;
                }
            }
        }
        if (name.getBytes(StandardCharsets.UTF_8).length >= 29) {
            for (Namespace namespace : namespaces) {
                for (Line line : lines) {
                    if (line.namespace == namespace && equalButForAsciiCase(cut(line.ident), name)) {
                        return line.app;
                    }
                }
            }
        }
        if (namespaces.contains(Namespace.WEB) && name.length() <= 253) {
            String parent = name;
            while (parent.indexOf('.') >= 0) {
                parent = parent.substring(parent.indexOf('.') + 1);
                String domain = parent;
                if (domain.indexOf('.') < 0 || suffixes.stream().anyMatch(s -> equalButForAsciiCase(s, domain))) {
                    return AppEntry.UNKNOWN;
                }
                for (Line line : lines) {
                    if (line.namespace == Namespace.WEB && equalButForAsciiCase(line.ident, domain)) {
                        return line.app;
                    }
                }
            }
        }
        return AppEntry.UNKNOWN;
    }

    private static boolean equalButForAsciiCase(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            char c = a.charAt(i);
            char d = b.charAt(i);
            boolean letters = (c | 32) >= 'a' && (c | 32) <= 'z' && c < 128 && d < 128;
            if (c != d && !(letters && (c | 32) == (d | 32))) {
                return false;
            }
        }
        return true;
    }

    /** What an encoder gets into 32 bytes. */
    static String cut(String name) {
        ByteBuffer room = ByteBuffer.allocate(32);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name), room, true);
        room.flip();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(room)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("An encoder writes whole characters", e);
        }
    }
}
