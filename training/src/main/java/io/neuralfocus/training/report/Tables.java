package io.neuralfocus.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralfocus.training.evaluation.Metric;
import java.util.Map;

/**
 * The tables of the page. Every number is looked up in the JSON that programs get, and its cell says where: so they cannot
 * differ.
 */
final class Tables {

    private static final int LONGEST_FACT = 120;

    private final JsonNode numbers;
    private final Html page;

    Tables(JsonNode numbers, Html page) {
        this.numbers = numbers;
        this.page = page;
    }

    void measures() {
        page.raw("<table>\n<tr><th></th><th class=\"n\">")
                .text(numbers.path("model").asText())
                .raw("</th><th class=\"n\">95 %</th><th class=\"n\">mean over users</th>");
        for (JsonNode rival : numbers.path("rivals")) {
            page.raw("<th class=\"n\">")
                    .text(rival.path("name").asText())
                    .raw("</th><th class=\"n\">difference</th><th class=\"n\">95 %</th>");
        }
        page.raw("</tr>\n");
        for (Metric metric : Metric.values()) {
            String name = "/" + metric.label();
            page.raw("<tr><td>")
                    .text(metric.title() + (metric.moreIsBetter() ? "" : " (less is better)"))
                    .raw("</td>");
            cell(name);
            interval(name);
            cell("/mean_over_users" + name);
            for (int rival = 0; rival < numbers.path("rivals").size(); rival++) {
                cell("/rivals/" + rival + name);
                cell("/rivals/" + rival + "/difference" + name);
                interval("/rivals/" + rival + "/difference" + name);
            }
            page.raw("</tr>\n");
        }
        page.raw("<tr><td>ECE if perfectly calibrated</td>");
        cell("/ece_floor");
        page.raw("<td></td><td></td>");
        for (int rival = 0; rival < numbers.path("rivals").size(); rival++) {
            cell("/rivals/" + rival + "/ece_floor");
            page.raw("<td></td><td></td>");
        }
        page.raw("</tr>\n</table>\n");
    }

    void bands() {
        page.raw("<table>\n<tr><th>risk</th><th class=\"n\">rows</th><th class=\"n\">told on average</th>"
                + "<th class=\"n\">a switch came</th><th class=\"n\">95 %</th></tr>\n");
        for (int band = 0; band < numbers.path("bands").size(); band++) {
            String at = "/bands/" + band;
            page.raw("<tr><td>").text(numbers.at(at + "/band").asText()).raw("</td>");
            cell(at + "/n");
            cell(at + "/expected");
            cell(at + "/observed");
            interval(at + "/observed");
            page.raw("</tr>\n");
        }
        page.raw("</table>\n");
    }

    void slices() {
        page.raw("<table>\n<tr><th>by</th><th></th><th class=\"n\">rows</th><th class=\"n\">users</th>"
                + "<th class=\"n\">base rate</th><th class=\"n\">AUC</th><th class=\"n\">95 %</th>"
                + "<th class=\"n\">Brier</th><th class=\"n\">95 %</th></tr>\n");
        for (int slice = 0; slice < numbers.path("slices").size(); slice++) {
            String at = "/slices/" + slice;
            page.raw("<tr><td>")
                    .text(Words.feature(numbers.at(at + "/by").asText()))
                    .raw("</td><td>")
                    .text(numbers.at(at + "/value").asText())
                    .raw("</td>");
            for (String name : new String[] {"/n", "/users", "/base_rate", "/auc"}) {
                cell(at + name);
            }
            interval(at + "/auc");
            cell(at + "/brier");
            interval(at + "/brier");
            page.raw("</tr>\n");
        }
        page.raw("</table>\n");
    }

    /** What the card tells of the training; lists of numbers are drawn, not printed. */
    void facts(JsonNode record) {
        page.raw("<table>\n");
        facts("", record);
        page.raw("</table>\n");
    }

    private void facts(String path, JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = path.isEmpty() ? field.getKey() : path + ", " + field.getKey();
            if (field.getValue().isObject()) {
                facts(name, field.getValue());
            } else if (field.getValue().isValueNode()
                    && field.getValue().asText().length() <= LONGEST_FACT) {
                page.row("td", Words.feature(name), field.getValue().asText());
            }
        }
    }

    private void cell(String pointer) {
        page.raw("<td class=\"n\" data-field=\"" + pointer + "\">" + written(pointer) + "</td>");
    }

    private void interval(String pointer) {
        boolean there = numbers.at(pointer + "_lo").isNumber();
        page.raw("<td class=\"n\">");
        if (there) {
            page.raw("<span data-field=\"" + pointer + "_lo\">" + written(pointer + "_lo") + "</span> to "
                    + "<span data-field=\"" + pointer + "_hi\">" + written(pointer + "_hi") + "</span>");
        }
        page.raw("</td>");
    }

    private String written(String pointer) {
        JsonNode value = numbers.at(pointer);
        if (!value.isNumber()) {
            return Words.ABSENT;
        }
        if (value.isIntegralNumber()) {
            return Words.count(value.asLong());
        }
        return pointer.contains("/difference/") ? Words.signed(value.asDouble()) : Words.number(value.asDouble());
    }
}
