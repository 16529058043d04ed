package io.neuralfocus.feature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page {@code docs/features.md}: its headings, and the tables under each of them. */
final class FeaturesPage {

    /** A table: the names of its columns, and its rows as they are written. */
    record Table(List<String> columns, List<List<String>> rows) {

        String cell(List<String> row, String column) {
            return row.get(columns.indexOf(column));
        }
    }

    private final Map<String, List<Table>> tables = new LinkedHashMap<>();

    private FeaturesPage(List<String> lines) {
        List<Table> under = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("|")) {
                rows.add(cells(line));
                continue;
            }
            if (!rows.isEmpty()) {
                under.add(new Table(rows.get(0), rows.subList(2, rows.size())));
                rows = new ArrayList<>();
            }
            if (line.startsWith("#")) {
                under = new ArrayList<>();
                tables.put(line.replaceFirst("#+ ", ""), under);
            }
        }
    }

    static FeaturesPage read() {
        Path page = Path.of(System.getProperty("focus.root", ".."), "docs", "features.md");
        try {
            return new FeaturesPage(Files.readAllLines(page, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The page of features is missing: " + page, e);
        }
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.lastIndexOf('|'));
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }

    /** The headings in order. */
    List<String> headings() {
        return List.copyOf(tables.keySet());
    }

    List<Table> tablesUnder(String heading) {
        return tables.getOrDefault(heading, List.of());
    }
}
