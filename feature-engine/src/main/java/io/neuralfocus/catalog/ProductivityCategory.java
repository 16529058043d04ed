package io.neuralfocus.catalog;

/** What kind of work an app serves. */
public enum ProductivityCategory {
    BUILDING("Building"),
    STUDYING("Studying"),
    KNOWLEDGE("Knowledge"),
    COMMUNICATION("Communication"),
    ENTERTAINMENT("Entertainment"),
    OTHER("Other");

    private final String label;

    ProductivityCategory(String label) {
        this.label = label;
    }

    /** As it is written in answers and files. */
    public String label() {
        return label;
    }
}
