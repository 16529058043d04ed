package io.neuralfocus.training.report;

/** Text on its way into a page. */
final class Html {

    private final StringBuilder page = new StringBuilder();

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** As it is. */
    Html raw(String html) {
        page.append(html);
        return this;
    }

    Html text(String text) {
        page.append(escaped(text));
        return this;
    }

    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
    }

    Html row(String cellName, String... cells) {
        raw("<tr>");
        for (String cell : cells) {
            raw("<" + cellName + ">").text(cell).raw("</" + cellName + ">");
        }
        return raw("</tr>\n");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
