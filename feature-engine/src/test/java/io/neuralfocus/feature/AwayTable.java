package io.neuralfocus.feature;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The state table of the away rules as it is written on the page: in a state, something happens, what then. */
final class AwayTable {

    static final String FIVE_SECONDS = "5 s without activity";
    static final String UNHEARD = "300 s unheard";

    /** The next state, and what becomes of the away period. */
    record Rule(String then, String period) {}

    private record Case(String in, String happens) {}

    private final Map<Case, Rule> rules = new LinkedHashMap<>();
    private final Set<Case> unused;

    AwayTable(FeaturesPage.Table table) {
        for (var row : table.rows()) {
            for (String happens : table.cell(row, "what happens").split(", ", -1)) {
                Rule rule = new Rule(table.cell(row, "then"), table.cell(row, "the away period"));
                Rule twice = rules.put(new Case(table.cell(row, "in"), happens), rule);
                if (twice != null) {
                    throw new AssertionError("The state table says twice what " + happens + " does");
                }
            }
        }
        unused = new HashSet<>(rules.keySet());
    }

    Rule rule(String in, String happens) {
        Case asked = new Case(in, happens);
        Rule rule = rules.get(asked);
        if (rule == null) {
            throw new AssertionError("The state table does not say what happens when " + in + " by " + happens);
        }
        unused.remove(asked);
        return rule;
    }

    /** The cases that nobody has asked for yet. */
    Set<?> unused() {
        return unused;
    }
}
