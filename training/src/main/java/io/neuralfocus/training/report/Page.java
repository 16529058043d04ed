package io.neuralfocus.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;

/** The report as one HTML page with everything inside. */
final class Page {

    private static final String STYLE = """
            body { font: 15px/1.5 sans-serif; color: #222; max-width: 900px; margin: 2em auto; padding: 0 1em }
            h1 { font-size: 1.6em; margin: .4em 0 } h2 { font-size: 1.15em; margin: 2em 0 .4em }
            table { border-collapse: collapse; font-size: 13px; margin: .6em 0 }
            th, td { text-align: left; padding: .2em .8em .2em 0; border-bottom: 1px solid #e6e6e6; vertical-align: top }
            .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
            .about { background: #f3f6f9; border-left: 4px solid #0072b2; padding: .5em .8em; margin: 0 }
            figure { margin: 2em 0 } figcaption { color: #555; font-size: 13px }
            img { max-width: 100%; height: auto } details { margin: 1em 0 } summary { cursor: pointer }
            """;

    private final Html page = new Html();

    Page(String about, JsonNode numbers, JsonNode record, List<Picture> pictures) {
        String model = numbers.path("model").asText();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .text(model + ": report")
                .raw("</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n");
        page.raw("<p class=\"about\">").text(about).raw("</p>\n");
        page.element("h1", model);
        page.element("p", scope(numbers));
        Tables tables = new Tables(numbers, page);
        tables.measures();
        for (JsonNode rival : numbers.path("rivals")) {
            page.raw("<p><b>").text(rival.path("name").asText()).raw("</b>: ");
            page.text(rival.path("note").asText()).raw("</p>\n");
        }
        page.element("h2", "What came in each risk band");
        tables.bands();
        pictures.forEach(this::figure);
        page.raw("<details>\n<summary>Slices as a table</summary>\n");
        tables.slices();
        page.raw("</details>\n<details>\n<summary>How it was made</summary>\n");
        tables.facts(record);
        page.raw("</details>\n");
        page.element("h2", "How to read the numbers");
        page.element("p", reading(numbers.path("intervals")));
        page.raw("</body>\n</html>\n");
    }

    private static String scope(JsonNode numbers) {
        return "Judged on " + Words.count(numbers.path("n").asLong()) + " rows of "
                + Words.count(numbers.path("users").asLong()) + " people. In "
                + Words.percentSharp(numbers.path("base_rate").asDouble())
                + " % of them a switch of context came within the horizon.";
    }

    private static String reading(JsonNode intervals) {
        return "Every row counts the same; the mean over users counts every person the same. Intervals are the middle 95 %"
                + " of " + Words.count(intervals.path("draws").asLong()) + " draws of "
                + Words.count(intervals.path("clusters").asLong()) + " "
                + intervals.path("by").asText()
                + " with replacement (seed " + intervals.path("seed").asLong() + "), of differences draw by draw on the"
                + " same rows. ECE is taken in 15 bins of as many rows each, rows of one probability together; what a"
                + " perfectly calibrated model would show is drawn from the probabilities themselves, row by row.";
    }

    private void figure(Picture picture) {
        page.raw("<figure>\n<img alt=\"" + Html.escaped(picture.alt()) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(picture.png()) + "\">\n<figcaption>");
        page.text(picture.caption()).raw("</figcaption>\n</figure>\n");
    }

    String html() {
        return page.toString();
    }
}
