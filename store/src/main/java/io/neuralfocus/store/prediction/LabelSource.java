package io.neuralfocus.store.prediction;

/** How a label came to be, the weakest first: who looks back knows best. */
public enum LabelSource {
    TIMER(1),
    HOTKEY(2),
    RETROSPECTIVE(3);

    private final int weight;

    LabelSource(int weight) {
        this.weight = weight;
    }

    /** A label of more weight stands against one of less; of two of the same weight the later committed counts. */
    int weight() {
        return weight;
    }

    /** The weight of the source in a column, in SQL; 0 where there is none. */
    static String weightOf(String column) {
        StringBuilder sql = new StringBuilder("CASE ").append(column);
        for (LabelSource source : values()) {
            sql.append(" WHEN '").append(source).append("' THEN ").append(source.weight);
        }
        return sql.append(" ELSE 0 END").toString();
    }
}
