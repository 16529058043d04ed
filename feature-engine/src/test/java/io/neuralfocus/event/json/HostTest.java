package io.neuralfocus.event.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostTest {

    @Test
    void shouldNameTheHostOfAnAddress() {
        String[][] pairs = {
            {"youtube.com", "youtube.com"},
            {"WWW.YouTube.COM", "youtube.com"},
            {"www.www.a.com", "a.com"},
            {"https://www.youtube.com:443/watch?v=1#t", "youtube.com"},
            {"http://user:word@mail.example.org/x@y", "mail.example.org"},
            {"example.org:8080", "example.org"},
            {"example.org.", "example.org"},
            {"example.org?q=a/b", "example.org"},
            {"münchen.de", "xn--mnchen-3ya.de"},
            {"localhost", "localhost"},
            {"127.0.0.1:80", "127.0.0.1"},
            {"http://[::1]:8080/", "[::1]"},
            {"::1", "::1"},
            {"wwwhat.com", "wwwhat.com"},
        };
        for (String[] pair : pairs) {
            assertEquals(Optional.of(pair[1]), Host.of(pair[0]), pair[0]);
        }
    }

    @Test
    void shouldNameNoneWhereThereIsNone() {
        for (String address : new String[] {
            "",
            "https://",
            "/path",
            ":80",
            ".",
            "..",
            "a..b",
            ".a",
            "two words.com",
            "a%20b.com",
            "x".repeat(300),
            "http://@",
            "é".repeat(200),
            "\u0000.com",
            "a,b.com"
        }) {
            assertEquals(Optional.empty(), Host.of(address), address);
        }
    }

    @Test
    void shouldComeToRestAtOnce() {
        for (String address : new String[] {"WWW.YouTube.COM:80", "münchen.de", "[::1]:80", "www.www.a.com."}) {
            String host = Host.of(address).orElseThrow();
            assertEquals(Optional.of(host), Host.of(host));
        }
    }
}
