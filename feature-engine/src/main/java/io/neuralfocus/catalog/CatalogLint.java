package io.neuralfocus.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what is wrong with catalogue files, each by itself and all laid over each other. What a stronger file says
 * otherwise than a weaker one is no fault: that is what it is for.
 */
public final class CatalogLint {

    private final List<Finding> findings = new ArrayList<>();

    private CatalogLint() {}

    /** The findings on these files, the weakest file first, in the order of files and lines. */
    public static List<Finding> check(List<CatalogFile> files) {
        return check(List.of(), files);
    }

    /** The findings on files that are laid over others, in which nothing is sought for its own sake any more. */
    static List<Finding> check(List<CatalogFile> below, List<CatalogFile> added) {
        List<CatalogFile> files = new ArrayList<>(below);
        files.addAll(added);
        CatalogLint lint = new CatalogLint();
        for (int i = below.size(); i < files.size(); i++) {
            CatalogFile file = files.get(i);
            lint.findings.addAll(file.findings());
            lint.findings.addAll(NameLint.check(file));
            lint.findings.addAll(OrderLint.check(file));
            lint.checkApps(file, new Layers(files.subList(0, i + 1)));
        }
        lint.checkCuts(new Layers(files));
        List<String> order = files.stream().map(CatalogFile::name).toList();
        lint.findings.sort(Comparator.<Finding>comparingInt(finding -> order.indexOf(finding.file()))
                .thenComparingInt(Finding::line));
        return List.copyOf(lint.findings);
    }

    private void checkApps(CatalogFile file, Layers upToHere) {
        Map<String, AppBlock> byId = new HashMap<>();
        Map<String, AppBlock> byDisplayName = new HashMap<>();
        Set<String> named = upToHere.idsWithNames();
        for (AppBlock app : file.apps()) {
            AppBlock twin = byId.putIfAbsent(app.id(), app);
            if (twin != null) {
                boolean same = twin.definition().equals(app.definition());
                found(
                        file,
                        app.line(),
                        same ? Fault.DUPLICATE : Fault.CONTRADICTION,
                        quoted(app.id()) + " is told in line " + twin.line() + " already: make one app of the two.");
            } else if (!upToHere.defines(app.id())) {
                found(
                        file,
                        app.line(),
                        Fault.WITHOUT_APP,
                        "no file defines the app " + quoted(app.id())
                                + ": add its name, categories and productivity category, or correct the id.");
            } else if (!named.contains(app.id())) {
                found(
                        file,
                        app.line(),
                        Fault.UNREACHABLE,
                        "nothing leads to the app " + quoted(app.id()) + ": put a name or a title below it.");
            }
            app.definition().ifPresent(definition -> {
                AppBlock namesake = byDisplayName.putIfAbsent(NameForm.folded(definition.displayName()), app);
                if (namesake != null && !namesake.id().equals(app.id())) {
                    found(
                            file,
                            app.line(),
                            Fault.DUPLICATE,
                            quoted(definition.displayName()) + " is the name of the app in line " + namesake.line()
                                    + " too: make one app of the two, or name them apart.");
                }
            });
        }
    }

    /** A name on the wire may be the cut of several: they have to be names of one app. */
    private void checkCuts(Layers layers) {
        Map<String, Layers.Holding> byCut = new HashMap<>();
        Set<String> tooLong = new HashSet<>();
        List<Layers.Holding> names = new ArrayList<>(layers.names());
        names.sort(Comparator.comparingInt(Layers.Holding::layer).thenComparingInt(Layers.Holding::line));
        for (Layers.Holding name : names) {
            if (NameForm.utf8Length(name.key()) > NameForm.WIRE_BYTES) {
                tooLong.add(NameForm.cut(name.key()));
            }
        }
        for (Layers.Holding name : names) {
            String cut = NameForm.cut(name.key());
            if (!tooLong.contains(cut)) {
                continue;
            }
            Layers.Holding other = byCut.putIfAbsent(cut, name);
            // Two whole names that are equal are no matter of the cut.
            if (other != null && !other.id().equals(name.id()) && !other.key().equals(name.key())) {
                findings.add(new Finding(
                        name.file(),
                        name.line(),
                        Fault.CUT_COLLISION,
                        "on the wire " + quoted(name.key()) + " of " + quoted(name.id()) + " and " + quoted(other.key())
                                + " of " + quoted(other.id()) + " (" + other.file() + ":" + other.line()
                                + ") are both " + quoted(cut) + ": make them names of one app, or drop one."));
            }
        }
    }

    private void found(CatalogFile file, int line, Fault fault, String message) {
        findings.add(new Finding(file.name(), line, fault, message));
    }

    private static String quoted(String word) {
        return "\"" + word + "\"";
    }
}
