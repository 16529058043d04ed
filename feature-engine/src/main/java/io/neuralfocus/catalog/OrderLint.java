package io.neuralfocus.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a file in the one order in which two people who add the same app write the same lines: apps by id, below each
 * its names by namespace and then by letter, titles last.
 */
final class OrderLint {

    private static final Comparator<AppBlock.Alias> NAMES =
            Comparator.comparing(AppBlock.Alias::namespace).thenComparing(AppBlock.Alias::key);

    private final CatalogFile file;
    private final List<Finding> findings = new ArrayList<>();

    private OrderLint(CatalogFile file) {
        this.file = file;
    }

    static List<Finding> check(CatalogFile file) {
        OrderLint lint = new OrderLint(file);
        String before = "";
        for (AppBlock app : file.apps()) {
            if (before.compareTo(app.id()) > 0) {
                lint.unsorted(app.line(), app.id(), before);
            }
            before = app.id();
            lint.checkInside(app);
        }
        return lint.findings;
    }

    private void checkInside(AppBlock app) {
        List<AppBlock.Alias> names = app.aliases();
        for (int i = 1; i < names.size(); i++) {
            if (NAMES.compare(names.get(i - 1), names.get(i)) > 0) {
                unsorted(
                        names.get(i).line(),
                        names.get(i).ident(),
                        names.get(i - 1).ident());
            }
        }
        List<AppBlock.Title> titles = app.titles();
        for (int i = 1; i < titles.size(); i++) {
            String above = titles.get(i - 1).pattern().text();
            String text = titles.get(i).pattern().text();
            if (above.compareTo(text) > 0) {
                unsorted(titles.get(i).line(), text, above);
            }
        }
        if (!titles.isEmpty() && !names.isEmpty()) {
            AppBlock.Alias lastName = names.get(names.size() - 1);
            if (lastName.line() > titles.get(0).line()) {
                unsorted(
                        lastName.line(),
                        lastName.ident(),
                        titles.get(0).pattern().text());
            }
        }
    }

    private void unsorted(int line, String here, String above) {
        findings.add(new Finding(
                file.name(),
                line,
                Fault.UNSORTED,
                "\"" + here + "\" belongs above \"" + above
                        + "\": sort apps by id, names by namespace and letter, titles last."));
    }
}
