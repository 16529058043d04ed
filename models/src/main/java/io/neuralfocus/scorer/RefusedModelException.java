package io.neuralfocus.scorer;

/** A model's file that will not be used: says which file, where in it, and why. */
public final class RefusedModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;
    private final String reason;

    public RefusedModelException(String file, String place, String reason) {
        super(file + ": " + (place.isEmpty() ? "" : place + ": ") + reason);
        this.file = file;
        this.place = place;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    /** Where in the file, as a path of field names and a byte offset; empty when it is the whole file. */
    public String place() {
        return place;
    }

    public String reason() {
        return reason;
    }

    /** A text from a file that may hold anything, fit to be part of a reason. */
    public static String shown(String text) {
        String cut = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return cut.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
