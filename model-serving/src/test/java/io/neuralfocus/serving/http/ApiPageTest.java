package io.neuralfocus.serving.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ApiPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z_`, ]+`) \\| (\\d{3}) \\|");
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

    /** Every code that can be answered, with its status. */
    private static Map<String, Integer> answered() {
        Map<String, Integer> codes = new TreeMap<>();
        for (ProblemCode code : ProblemCode.values()) {
            codes.put(code.code(), code.status());
        }
        return codes;
    }

    @Test
    void shouldTellEveryCodeWithItsStatusAndNoOther() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("focus.root", ".."), "docs", "api.md"));
        Map<String, Integer> told = new TreeMap<>();
        Matcher row = ROW.matcher(page.substring(page.indexOf("## Problems")));
        while (row.find()) {
            Matcher code = CODE.matcher(row.group(1));
            while (code.find()) {
                told.put(code.group(1), Integer.valueOf(row.group(2)));
            }
        }
        assertEquals(answered(), told);
    }
}
