package io.neuralfocus.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the names and titles of one file: told twice, told of two apps, or never asked for. */
final class NameLint {

    private final CatalogFile file;
    private final List<Finding> findings = new ArrayList<>();

    private NameLint(CatalogFile file) {
        this.file = file;
    }

    static List<Finding> check(CatalogFile file) {
        NameLint lint = new NameLint(file);
        lint.checkTwice();
        lint.checkTitlesTwice();
        lint.checkForms();
        lint.checkParentDomains();
        return lint.findings;
    }

    /** Names on the wire carry no namespace, so one name must mean one app in all of them. */
    private void checkTwice() {
        Map<String, Place> byKey = new HashMap<>();
        Map<String, Place> byKeyAndNamespace = new HashMap<>();
        for (AppBlock app : file.apps()) {
            for (AppBlock.Alias alias : app.aliases()) {
                Place place = new Place(app.id(), alias.line());
                Place other = byKey.putIfAbsent(alias.key(), place);
                Place twin = byKeyAndNamespace.putIfAbsent(alias.namespace() + "\t" + alias.key(), place);
                if (other != null && !other.id.equals(app.id())) {
                    contradiction(alias.line(), alias.ident(), app.id(), other);
                } else if (twin != null) {
                    duplicate(alias.line(), alias.ident(), twin);
                }
            }
        }
    }

    private void checkTitlesTwice() {
        Map<TitlePattern, Place> byPattern = new HashMap<>();
        for (AppBlock app : file.apps()) {
            for (AppBlock.Title title : app.titles()) {
                Place other = byPattern.putIfAbsent(title.pattern(), new Place(app.id(), title.line()));
                if (other != null && !other.id.equals(app.id())) {
                    contradiction(title.line(), title.pattern().text(), app.id(), other);
                } else if (other != null) {
                    duplicate(title.line(), title.pattern().text(), other);
                }
            }
        }
    }

    private void checkForms() {
        for (AppBlock app : file.apps()) {
            for (AppBlock.Alias alias : app.aliases()) {
                String key = alias.key();
                if (!key.equals(key.strip())) {
                    unreachable(alias, "has a space at an end: take it away.");
                }
                switch (alias.namespace()) {
                    case WINDOWS, MACOS, LINUX -> {}
                    case ANDROID, IOS -> {
                        if (!isDotted(key, "._-")) {
                            unreachable(alias, "is no package: write it as in com.example.app.");
                        }
                    }
                    case WEB -> {
                        if (!isDotted(key, ".-")) {
                            unreachable(
                                    alias,
                                    "is no host: write it in ASCII as in example.org, without protocol, port or path.");
                        } else if (key.startsWith("www.")) {
                            unreachable(alias, "begins with \"www.\", which is taken away before: write it without.");
                        }
                    }
                }
            }
        }
    }

    /** A host whose parent domain is told of the same app adds nothing. */
    private void checkParentDomains() {
        Map<String, String> hosts = new HashMap<>();
        for (AppBlock app : file.apps()) {
            for (AppBlock.Alias alias : app.aliases()) {
                if (alias.namespace() == Namespace.WEB) {
                    hosts.put(alias.key(), app.id());
                }
            }
        }
        PublicSuffixes suffixes = ShippedFiles.suffixes();
        for (AppBlock app : file.apps()) {
            for (AppBlock.Alias alias : app.aliases()) {
                if (alias.namespace() == Namespace.WEB
                        && suffixes.nearestParent(alias.key(), hosts)
                                .filter(app.id()::equals)
                                .isPresent()) {
                    unreachable(alias, "says what its parent domain says already: take it away.");
                }
            }
        }
    }

    /** Labels of ASCII letters, digits and some more, at least two of them. */
    private static boolean isDotted(String key, String alsoAllowed) {
        return key.indexOf('.') > 0
                && !key.endsWith(".")
                && !key.contains("..")
                && key.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || alsoAllowed.indexOf(c) >= 0);
    }

    private void contradiction(int line, String name, String id, Place other) {
        found(
                line,
                Fault.CONTRADICTION,
                "\"" + name + "\" is told of \"" + id + "\", and of \"" + other.id + "\" in line " + other.line
                        + ": keep one of the two.");
    }

    private void duplicate(int line, String name, Place other) {
        found(line, Fault.DUPLICATE, "\"" + name + "\" is told in line " + other.line + " already: take it away.");
    }

    private void unreachable(AppBlock.Alias alias, String reason) {
        found(alias.line(), Fault.UNREACHABLE, "\"" + alias.ident() + "\" " + reason);
    }

    private void found(int line, Fault fault, String message) {
        findings.add(new Finding(file.name(), line, fault, message));
    }

    private record Place(String id, int line) {}
}
