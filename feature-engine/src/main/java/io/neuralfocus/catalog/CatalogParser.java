package io.neuralfocus.catalog;

import io.neuralfocus.event.Categories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** Reads the text of one catalogue file, line by line. A line that cannot be read is a finding and tells nothing. */
final class CatalogParser {

    /** The contract's doors take names of at most this many characters. */
    private static final int LONGEST_NAME = 255;

    private final String file;
    private final List<AppBlock> apps = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int line;

    private boolean anyAppLine;
    private List<AppBlock.Alias> aliases = new ArrayList<>();
    private List<AppBlock.Title> titles = new ArrayList<>();

    CatalogParser(String file) {
        this.file = file;
    }

    CatalogFile parse(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (String told : body.split("\n", -1)) {
            line++;
            String content = told.endsWith("\r") ? told.substring(0, told.length() - 1) : told;
            if (content.isBlank() || content.startsWith("#")) {
                continue;
            }
            String[] fields = content.split("\t", -1);
            if (content.charAt(0) == '\t') {
                name(fields);
            } else {
                app(fields);
            }
        }
        List<AppBlock> closed = new ArrayList<>(apps.size());
        for (AppBlock app : apps) {
            closed.add(new AppBlock(
                    app.line(), app.id(), app.definition(), List.copyOf(app.aliases()), List.copyOf(app.titles())));
        }
        return new CatalogFile(file, closed, findings);
    }

    private void app(String[] fields) {
        // The names below a line that cannot be read are read too, for their own faults, and belong to nothing.
        anyAppLine = true;
        aliases = new ArrayList<>();
        titles = new ArrayList<>();
        if (fields.length != 1 && fields.length != 4) {
            found(
                    Fault.MALFORMED,
                    "an app's line has 4 columns (id, name, categories, productivity category) or its id alone, not "
                            + fields.length + ": put one tab between columns and none at the end.");
            return;
        }
        String id = fields[0];
        if (!checkFields(fields)) {
            return;
        }
        if (!isId(id)) {
            found(
                    Fault.MALFORMED,
                    "\"" + id + "\" is no id: write lower-case letters, digits and dashes, and a tab before a name.");
            return;
        }
        if (fields.length == 1) {
            apps.add(new AppBlock(line, id, Optional.empty(), aliases, titles));
            return;
        }
        OptionalInt categories = CategoryNames.parse(fields[2]);
        if (categories.isEmpty()) {
            found(
                    Fault.UNKNOWN_WORD,
                    "\"" + fields[2] + "\" is no list of categories: write some of "
                            + String.join(",", Categories.NAMES) + " in this order, with commas, or "
                            + CategoryNames.NO_CATEGORY + " for none.");
        }
        Optional<ProductivityCategory> productivity = productivity(fields[3]);
        if (productivity.isEmpty()) {
            found(
                    Fault.UNKNOWN_WORD,
                    "\"" + fields[3] + "\" is no productivity category: write one of " + productivityLabels() + ".");
        }
        if (categories.isPresent() && productivity.isPresent()) {
            AppEntry entry = new AppEntry(id, fields[1], categories.getAsInt(), productivity.get(), false);
            apps.add(new AppBlock(line, id, Optional.of(entry), aliases, titles));
        }
    }

    private void name(String[] fields) {
        if (fields.length != 3) {
            found(
                    Fault.MALFORMED,
                    "a name's line has 2 columns (namespace or \"title\", and the name), not " + (fields.length - 1)
                            + ": begin it with a tab and put one tab between the two.");
            return;
        }
        String where = fields[1];
        String ident = fields[2];
        if (!checkFields(new String[] {where, ident})) {
            return;
        }
        if (!anyAppLine) {
            found(Fault.WITHOUT_APP, "\"" + ident + "\" stands above the first app: put it below the line of its app.");
            return;
        }
        if (ident.length() > LONGEST_NAME) {
            found(Fault.UNREACHABLE, "a name of more than " + LONGEST_NAME + " characters is never told: shorten it.");
            return;
        }
        if (where.equals("title")) {
            title(ident);
            return;
        }
        Optional<Namespace> namespace = Namespace.labelled(where);
        if (namespace.isEmpty()) {
            found(Fault.UNKNOWN_WORD, "\"" + where + "\" is no namespace: write one of " + namespaceLabels() + ".");
            return;
        }
        aliases.add(new AppBlock.Alias(line, namespace.get(), ident, NameForm.folded(ident)));
    }

    private void title(String written) {
        TitlePattern pattern = TitlePattern.of(written);
        if (pattern.matchesAnything()) {
            found(Fault.MALFORMED, "the title \"" + written + "\" fits any page: write a word of the title into it.");
            return;
        }
        titles.add(new AppBlock.Title(line, pattern));
    }

    private boolean checkFields(String[] fields) {
        for (String field : fields) {
            if (field.isBlank()) {
                found(Fault.EMPTY_FIELD, "a column is empty: fill it, or take the second of two tabs away.");
                return false;
            }
            if (field.chars().anyMatch(Character::isISOControl)) {
                found(Fault.MALFORMED, "a column holds a control character: take it out.");
                return false;
            }
        }
        return true;
    }

    private void found(Fault fault, String message) {
        findings.add(new Finding(file, line, fault, message));
    }

    private static boolean isId(String id) {
        return id.charAt(0) != '-'
                && id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    private static Optional<ProductivityCategory> productivity(String label) {
        for (ProductivityCategory category : ProductivityCategory.values()) {
            if (category.label().equals(label)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }

    private static String productivityLabels() {
        StringJoiner labels = new StringJoiner(", ");
        for (ProductivityCategory category : ProductivityCategory.values()) {
            labels.add(category.label());
        }
        return labels.toString();
    }

    private static String namespaceLabels() {
        StringJoiner labels = new StringJoiner(", ");
        for (Namespace namespace : Namespace.values()) {
            labels.add(namespace.label());
        }
        return labels.add("title").toString();
    }
}
